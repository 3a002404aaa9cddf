package pl.nurt.booking.plans;

import java.time.LocalDate;
import pl.nurt.booking.calendars.PlanExceptionKind;

/** A day unlike the usual week. @param everywhere whether it holds in all calendars of the person */
public record PlannedDay(PlanExceptionId id, LocalDate day, PlanExceptionKind kind, Hours hours, boolean everywhere) {}
