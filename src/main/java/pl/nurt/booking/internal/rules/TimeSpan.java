package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;

/** From an instant until another; the end is not part of it. */
public record TimeSpan(Instant start, Instant end) {
    public TimeSpan {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a span takes time: " + start + " to " + end);
        }
    }

    public static TimeSpan of(Instant start, Duration length) {
        return new TimeSpan(start, start.plus(length));
    }

    public boolean overlaps(TimeSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(TimeSpan other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }
}
