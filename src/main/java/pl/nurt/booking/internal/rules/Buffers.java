package pl.nurt.booking.internal.rules;

import java.time.Duration;

/** What a booking needs around it: the way there, tidying up. */
public record Buffers(Duration before, Duration after) {
    public static final Buffers NONE = new Buffers(Duration.ZERO, Duration.ZERO);

    public static Buffers ofMinutes(int before, int after) {
        return new Buffers(Duration.ofMinutes(before), Duration.ofMinutes(after));
    }
}
