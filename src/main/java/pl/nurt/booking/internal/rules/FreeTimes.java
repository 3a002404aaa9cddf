package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The times of one person in one calendar, free or taken. The same answer serves the page and the check when somebody books. */
public final class FreeTimes {
    private FreeTimes() {}

    /** One time that can be booked, or could if it were not taken. */
    public record Slot(Instant start, boolean free) {}

    /** The times of a day in order; those that lie too near or too far to be booked are left out. */
    public static List<Slot> of(
            WorkingPlan plan, SlotRules rules, List<Occupied> occupied, LocalDate day, Instant now) {
        return of(plan, rules, Occupation.of(occupied), day, now);
    }

    public static List<Slot> of(WorkingPlan plan, SlotRules rules, Occupation occupied, LocalDate day, Instant now) {
        if (day.isAfter(rules.lastDay(now, plan.zone()))) {
            return List.of();
        }
        var slots = new ArrayList<Slot>();
        var next = 0;
        for (var open : plan.open(day)) {
            for (var start = open.start();
                    !start.plus(rules.length()).isAfter(open.end());
                    start = start.plus(rules.step())) {
                if (rules.isTooSoon(start, now)) {
                    continue;
                }
                next = occupied.firstNear(next, start, rules.buffers());
                slots.add(new Slot(start, occupied.isFree(next, rules, rules.at(start))));
            }
        }
        return slots;
    }

    /** Whether the plan offers a time that begins at this instant. */
    public static boolean isOffered(WorkingPlan plan, SlotRules rules, Instant start) {
        var wanted = rules.at(start);
        return plan.open(start.atZone(plan.zone()).toLocalDate()).stream()
                .filter(open -> open.contains(wanted))
                .anyMatch(open -> Duration.between(open.start(), start).toSeconds()
                                % rules.step().toSeconds()
                        == 0);
    }

    /** Whether nothing stands in the way of the time. */
    public static boolean isFree(SlotRules rules, List<Occupied> occupied, TimeSpan wanted) {
        return isFree(rules, Occupation.of(occupied), wanted);
    }

    public static boolean isFree(SlotRules rules, Occupation occupied, TimeSpan wanted) {
        return occupied.isFree(0, rules, wanted);
    }
}
