package pl.nurt.booking.calendars;

/** What one comes for. */
public enum CalendarKind {
    /** A meter is exchanged for a verified one. */
    EXCHANGE,
    /** A talk with an official. */
    MEETING,
    CONTRACT,
    /** A garden meter is taken over and sealed. */
    SUBMETER,
    METER_TEST,
    OTHER
}
