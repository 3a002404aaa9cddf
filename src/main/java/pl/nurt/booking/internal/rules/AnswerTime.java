package pl.nurt.booking.internal.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import pl.nurt.platform.law.Holidays;

/** When an offer ends: its time runs from seven to eight o'clock at night, not on Sundays and holidays, so that nobody loses a turn asleep. */
public final class AnswerTime {
    private static final LocalTime FROM = LocalTime.of(7, 0);
    private static final LocalTime TO = LocalTime.of(20, 0);

    private AnswerTime() {}

    public static Instant end(Instant offered, Duration time, ZoneId zone) {
        var left = time;
        var at = offered;
        while (true) {
            var day = at.atZone(zone).toLocalDate();
            var from = latest(at, instant(day, FROM, zone));
            var to = instant(day, TO, zone);
            var room = Duration.between(from, to);
            if (counts(day) && room.isPositive()) {
                if (room.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                left = left.minus(room);
            }
            at = day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    private static boolean counts(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && !Holidays.include(day);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
