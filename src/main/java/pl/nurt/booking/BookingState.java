package pl.nurt.booking;

/** The life of a time that somebody chose. */
public enum BookingState {
    /** For a few minutes, while the form is filled in. */
    HELD,
    /** The hold ended without a booking. */
    RELEASED,
    BOOKED,
    CANCELLED,
    ATTENDED,
    /** The person did not come. */
    MISSED
}
