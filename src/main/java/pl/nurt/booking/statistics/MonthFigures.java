package pl.nurt.booking.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.CalendarKind;
import pl.nurt.booking.calendars.Words;

/**
 * What became of the times of one kind in one unit, of those that began in the month.
 *
 * @param open how long the plans had people receive
 * @param taken how long they received or will: by appointment and without
 * @param booked by appointment, whatever became of it but a cancellation
 * @param missed of them, whoever did not come
 * @param walkIns received without an appointment
 * @param given cancelled by whoever had booked
 * @param calledOff cancelled by the office, by reason
 * @param moved at least once
 * @param leadDays how many days ahead people booked, on average; null when nobody did
 */
public record MonthFigures(
        Words unit,
        CalendarKind kind,
        YearMonth month,
        Duration open,
        Duration taken,
        long booked,
        long attended,
        long missed,
        long walkIns,
        long given,
        Map<CancelReason, Long> calledOff,
        long moved,
        @Nullable BigDecimal leadDays) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public MonthFigures {
        calledOff = Map.copyOf(calledOff);
    }

    /** Percent of the open time that was taken; null where no time was open. */
    public @Nullable BigDecimal use() {
        return open.isZero()
                ? null
                : BigDecimal.valueOf(taken.toMinutes())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(open.toMinutes()), 0, RoundingMode.HALF_UP);
    }

    public long calledOffFor(CancelReason reason) {
        return calledOff.getOrDefault(reason, 0L);
    }
}
