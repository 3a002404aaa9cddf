package pl.nurt.booking.calendars;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as people see it who book in it.
 *
 * @param room which door in the office
 * @param bring what to bring or prepare
 * @param bookNotice a time must lie so far ahead when it is booked; likewise the others
 * @param horizonDays the last day that is offered, counted from today
 * @param offerTime how long a freed time is offered to one who waits
 * @param openPerPerson how many open bookings one person may have
 */
public record BookingCalendar(
        BookingCalendarId id,
        BookingUnit unit,
        Words name,
        CalendarKind kind,
        Venue venue,
        @Nullable Words room,
        @Nullable Words bring,
        Audience audience,
        Duration length,
        Duration bookNotice,
        Duration moveNotice,
        Duration cancelNotice,
        int horizonDays,
        int openPerPerson,
        int holdsPerHour,
        Duration reminder,
        Duration offerTime,
        List<Question> questions,
        List<Receiver> receivers) {
    public BookingCalendar {
        questions = List.copyOf(questions);
        receivers = List.copyOf(receivers);
    }
}
