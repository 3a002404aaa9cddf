package pl.nurt.booking;

/** What takes bookings. */
public enum ResourceKind {
    PERSON,
    ROOM
}
