package pl.nurt.booking.calendars;

/** How a day differs from the usual week. */
public enum PlanExceptionKind {
    CLOSED,
    OPEN
}
