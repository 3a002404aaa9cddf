package pl.nurt.booking;

/** How a day differs from the usual week. */
public enum PlanExceptionKind {
    CLOSED,
    OPEN
}
