package pl.nurt.booking.plans;

/** Key of a day unlike the usual week. */
public record PlanExceptionId(long value) {}
