package pl.nurt.telemetry.api;

import pl.nurt.metering.readings.BridgeReading;

/** One item of a batch, as far as it could be read. */
sealed interface BatchItem {
    /** The bridge's own name for it, repeated in the answer. */
    String key();

    record Readable(String key, BridgeReading reading) implements BatchItem {}

    /** Not what the contract says; the key is empty when not even that could be read. */
    record Malformed(String key) implements BatchItem {}
}
