package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How a calendar cuts open time into times one can book.
 *
 * @param calendar its key, by which bookings of the same group are told
 * @param capacity how many may take the same time
 * @param notice a time must lie so far ahead when it is booked
 * @param horizonDays the last day that is offered, counted from today
 */
public record SlotRules(
        long calendar,
        Duration length,
        Duration step,
        Buffers buffers,
        int capacity,
        Duration notice,
        int horizonDays) {
    public TimeSpan at(Instant start) {
        return TimeSpan.of(start, length);
    }

    public boolean isTooSoon(Instant start, Instant now) {
        return start.isBefore(now.plus(notice));
    }

    public boolean isTooFar(Instant start, Instant now, ZoneId zone) {
        return start.atZone(zone).toLocalDate().isAfter(lastDay(now, zone));
    }

    public LocalDate lastDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(horizonDays);
    }
}
