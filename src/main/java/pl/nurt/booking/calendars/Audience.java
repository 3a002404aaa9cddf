package pl.nurt.booking.calendars;

/** Who may book. */
public enum Audience {
    PUBLIC,
    RESIDENTS,
    /** Only whoever was asked to. */
    INVITED
}
