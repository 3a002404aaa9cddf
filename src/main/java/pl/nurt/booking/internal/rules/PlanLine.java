package pl.nurt.booking.internal.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Hours of one weekday in a working plan, or a break in them. Minutes are those of the clock on the wall since midnight.
 *
 * @param until the first day on which it no longer holds
 */
public record PlanLine(
        DayOfWeek weekday,
        boolean work,
        int fromMinute,
        int toMinute,
        LocalDate from,
        @Nullable LocalDate until) {
    boolean holdsOn(LocalDate day) {
        return weekday == day.getDayOfWeek() && isInForce(day);
    }

    /** Whether it belongs to the week that holds on that day. */
    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
