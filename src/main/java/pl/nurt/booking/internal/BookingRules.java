package pl.nurt.booking.internal;

import java.time.Duration;

/** Times that are the same in every calendar. */
public final class BookingRules {
    /** How long a chosen time is kept while the form is filled in; once as long again. */
    public static final Duration HOLD = Duration.ofMinutes(5);

    /** How long a cancelled booking can be taken back. */
    public static final Duration UNDO = Duration.ofMinutes(1);

    private BookingRules() {}
}
