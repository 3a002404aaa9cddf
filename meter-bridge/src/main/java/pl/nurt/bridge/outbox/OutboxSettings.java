package pl.nurt.bridge.outbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the outbox is and how much it may hold.
 *
 * @param maxBytes size of what it holds, from which on it counts as full
 * @param maxAge age of the reading that waits longest, from which on it counts as full
 */
public record OutboxSettings(Path file, long maxBytes, Duration maxAge) {
    /** A reading with a telegram of 66 bytes takes 310 bytes (measured): 1.6 million of them, or 39 days of 1,700 hourly meters. */
    public static final long USUAL_BYTES = 500_000_000;

    public static final Duration USUAL_AGE = Duration.ofDays(400);

    /** With the usual limits. */
    public static OutboxSettings of(Path file) {
        return new OutboxSettings(file, USUAL_BYTES, USUAL_AGE);
    }
}
