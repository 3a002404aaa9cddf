package pl.nurt.booking.waiting;

/** The hours one waits for. */
public enum PartOfDay {
    ANY_HOUR,
    BEFORE_NOON,
    AFTER_NOON
}
