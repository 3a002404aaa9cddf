package pl.nurt.metering.readings;

/** A reading that could not be booked. */
public record RefusedReading(BridgeReading reading, RefusalReason reason) {}
