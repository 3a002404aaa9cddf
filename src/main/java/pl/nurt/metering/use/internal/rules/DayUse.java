package pl.nurt.metering.use.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/**
 * Use booked on a civil day, of one meter or of all the meters that were installed at the point on that day.
 *
 * @param openingAt the reading from which the use is counted
 * @param use null when the register went backwards
 */
public record DayUse(
        LocalDate day, Instant openingAt, @Nullable CubicMetres use) {
    /** Days over which the use is spread: this one and those before it that had no reading. */
    public int covers() {
        return (int) Math.max(1, ChronoUnit.DAYS.between(CivilTime.dayOf(openingAt), day));
    }

    /** One row a day, in order: on the day of an exchange two meters have counted. */
    public static Map<LocalDate, DayUse> byDay(Collection<DayUse> rows) {
        var days = new TreeMap<LocalDate, DayUse>();
        rows.forEach(row -> days.merge(row.day(), row, DayUse::together));
        return days;
    }

    private DayUse together(DayUse other) {
        var sum = use == null || other.use == null ? null : use.plus(other.use);
        return new DayUse(day, openingAt.isBefore(other.openingAt) ? openingAt : other.openingAt, sum);
    }
}
