package pl.nurt.booking.calendars;

/** What a line of a working plan says of its time. */
public enum PlanLineKind {
    WORK,
    BREAK
}
