package pl.nurt.booking.internal.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.plans.Hours;
import pl.nurt.booking.plans.WeekPlan;

/** The weeks of a plan one after the other, as people edit them. */
public final class PlanWeeks {
    private PlanWeeks() {}

    /** Those that hold on that day and later; always at least one, perhaps without hours. */
    public static List<WeekPlan> from(LocalDate first, List<PlanLine> lines) {
        var turns = new TreeSet<>(Set.of(first));
        for (var line : lines) {
            turns.add(line.from());
            var until = line.until();
            if (until != null) {
                turns.add(until);
            }
        }
        var weeks = new ArrayList<WeekPlan>();
        for (var turn : turns.tailSet(first)) {
            var hours = hours(lines, turn);
            if (weeks.isEmpty() || !weeks.getLast().hours().equals(hours)) {
                if (!weeks.isEmpty()) {
                    weeks.add(ended(weeks.removeLast(), turn));
                }
                weeks.add(new WeekPlan(turn, null, hours));
            }
        }
        return weeks;
    }

    private static WeekPlan ended(WeekPlan week, @Nullable LocalDate until) {
        return new WeekPlan(week.from(), until, week.hours());
    }

    private static Map<DayOfWeek, List<Hours>> hours(List<PlanLine> lines, LocalDate day) {
        var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var minutes = new BitSet(WorkingPlan.DAY);
            mark(minutes, lines, weekday, day, true);
            mark(minutes, lines, weekday, day, false);
            if (!minutes.isEmpty()) {
                hours.put(weekday, spans(minutes));
            }
        }
        return hours;
    }

    private static void mark(BitSet minutes, List<PlanLine> lines, DayOfWeek weekday, LocalDate day, boolean work) {
        lines.stream()
                .filter(line -> line.work() == work && line.weekday() == weekday && line.isInForce(day))
                .forEach(line -> minutes.set(line.fromMinute(), line.toMinute(), work));
    }

    private static List<Hours> spans(BitSet minutes) {
        var spans = new ArrayList<Hours>();
        for (var from = minutes.nextSetBit(0); from >= 0; ) {
            var to = minutes.nextClearBit(from);
            spans.add(new Hours(from, to));
            from = minutes.nextSetBit(to);
        }
        return spans;
    }
}
