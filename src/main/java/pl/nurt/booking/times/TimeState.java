package pl.nurt.booking.times;

/** What a time of a calendar is to whoever looks at it. */
public enum TimeState {
    FREE,
    TAKEN,
    /** The office took it back. */
    CANCELLED
}
