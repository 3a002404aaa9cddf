package pl.nurt.booking.plans;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.PlanExceptionKind;
import pl.nurt.booking.calendars.ResourceId;

/** What the office changes in a working plan. */
public sealed interface PlanChange {
    /** In which calendar it was asked for. */
    BookingCalendarId calendar();

    /** Another usual week from a day on; without hours nobody receives any more. */
    record NewWeek(BookingCalendarId calendar, ResourceId receiver, LocalDate from, Map<DayOfWeek, List<Hours>> hours)
            implements PlanChange {
        public NewWeek {
            hours = Map.copyOf(hours);
        }
    }

    /**
     * Days unlike the usual week.
     *
     * @param receiver null for everybody who receives in the calendar
     * @param to the last of the days
     * @param everywhere in all calendars of the person
     */
    record NewDays(
            BookingCalendarId calendar,
            @Nullable ResourceId receiver,
            LocalDate from,
            LocalDate to,
            PlanExceptionKind kind,
            Hours hours,
            boolean everywhere)
            implements PlanChange {}

    /** A day is as the usual week again. */
    record DayDropped(BookingCalendarId calendar, PlanExceptionId day) implements PlanChange {}
}
