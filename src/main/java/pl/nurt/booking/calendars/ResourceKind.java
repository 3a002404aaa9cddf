package pl.nurt.booking.calendars;

/** What takes bookings. */
public enum ResourceKind {
    PERSON,
    ROOM
}
