package pl.nurt.booking.calendars;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as the office sets it up. Minutes are lengths; working plans and holidays are set apart from it.
 *
 * @param room which door in the office
 * @param bring what to bring or prepare
 * @param step booked times begin so far apart
 * @param before kept free before a booking, likewise {@code after}; between two bookings lies the larger of both
 * @param capacity how many may book one and the same time of one person
 * @param bookNotice a time must lie so far ahead when it is booked; likewise the others
 * @param offerMinutes how long a freed time is offered to one who waits, in office hours
 * @param besideOthers whether somebody may have another booking at the same hour
 * @param onHolidays whether the usual week holds on public holidays, too; single ones are opened in the plan
 * @param receivers who receives; who already does stays, even when not named
 * @param version of the calendar that was read; 0 for a new one
 */
public record CalendarSettings(
        BookingUnitId unit,
        Words name,
        CalendarKind kind,
        Venue venue,
        @Nullable Words room,
        @Nullable Words bring,
        Audience audience,
        int length,
        int step,
        int before,
        int after,
        int capacity,
        int bookNotice,
        int moveNotice,
        int cancelNotice,
        int horizonDays,
        int openPerPerson,
        int offerMinutes,
        boolean besideOthers,
        boolean onHolidays,
        int reminderHours,
        boolean published,
        List<ResourceId> receivers,
        List<AskedQuestion> questions,
        int version) {
    public CalendarSettings {
        receivers = List.copyOf(receivers);
        questions = List.copyOf(questions);
    }
}
