package pl.nurt.booking.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import pl.nurt.platform.law.Holidays;

/**
 * When one person receives in one calendar: the usual week, breaks, days unlike it, holidays.
 *
 * @param onHolidays whether the usual week holds on public holidays, too; a day that is opened expressly is open in any case
 */
public record WorkingPlan(List<PlanLine> lines, List<DayException> exceptions, boolean onHolidays, ZoneId zone) {
    static final int DAY = 24 * 60;

    public WorkingPlan {
        lines = List.copyOf(lines);
        exceptions = List.copyOf(exceptions);
    }

    /**
     * The spans of the day in which times are offered, in order. A minute the clocks skip is in none of them; when an hour comes twice, a
     * plan's hour means the first, and whoever works across it works longer.
     */
    public List<TimeSpan> open(LocalDate day) {
        var minutes = new BitSet(DAY);
        if (onHolidays || !Holidays.include(day)) {
            mark(minutes, day, true, true);
            mark(minutes, day, false, false);
        }
        exceptions.stream()
                .filter(exception -> exception.day().equals(day) && exception.open())
                .forEach(open -> minutes.set(open.fromMinute(), open.toMinute()));
        exceptions.stream()
                .filter(exception -> exception.day().equals(day) && !exception.open())
                .forEach(closed -> minutes.clear(closed.fromMinute(), closed.toMinute()));
        return spans(minutes, day);
    }

    private void mark(BitSet minutes, LocalDate day, boolean work, boolean open) {
        for (var line : lines) {
            if (line.work() == work && line.holdsOn(day)) {
                minutes.set(line.fromMinute(), line.toMinute(), open);
            }
        }
    }

    private List<TimeSpan> spans(BitSet minutes, LocalDate day) {
        var spans = new ArrayList<TimeSpan>();
        for (var from = minutes.nextSetBit(0); from >= 0; ) {
            var to = minutes.nextClearBit(from);
            var start = instant(day, from);
            var end = instant(day, to);
            if (start.isBefore(end)) {
                spans.add(new TimeSpan(start, end));
            }
            from = minutes.nextSetBit(to);
        }
        return spans;
    }

    /** What the clock on the wall says as an instant; of a minute that is skipped, the instant at which it is skipped. */
    private Instant instant(LocalDate day, int minute) {
        var wall = day.atStartOfDay().plusMinutes(minute);
        var skipped = zone.getRules().getTransition(wall);
        return skipped != null && skipped.isGap()
                ? skipped.getInstant()
                : wall.atZone(zone).toInstant();
    }
}
