package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The times of one person in one calendar, free or taken. The same answer serves the page and the check when somebody books. */
public final class FreeTimes {
    /** Larger than any time a calendar keeps free before or after a booking. */
    public static final Duration WIDEST_BUFFER = Duration.ofHours(4);

    private FreeTimes() {}

    /** One time that can be booked, or could if it were not taken. */
    public record Slot(Instant start, boolean free) {}

    /** The times of a day in order; those that lie too near or too far to be booked are left out. */
    public static List<Slot> of(
            WorkingPlan plan, SlotRules rules, List<Occupied> occupied, LocalDate day, Instant now) {
        if (day.isAfter(rules.lastDay(now, plan.zone()))) {
            return List.of();
        }
        var taken = sorted(occupied);
        var slots = new ArrayList<Slot>();
        var next = 0;
        for (var open : plan.open(day)) {
            for (var start = open.start();
                    !start.plus(rules.length()).isAfter(open.end());
                    start = start.plus(rules.step())) {
                if (rules.isTooSoon(start, now)) {
                    continue;
                }
                while (next < taken.size()
                        && !taken.get(next).span().end().plus(WIDEST_BUFFER).isAfter(start)) {
                    next++;
                }
                slots.add(new Slot(start, isFree(rules, taken, next, rules.at(start))));
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
        return isFree(rules, sorted(occupied), 0, wanted);
    }

    private static List<Occupied> sorted(List<Occupied> occupied) {
        return occupied.stream()
                .sorted(Comparator.comparing(one -> one.span().start()))
                .toList();
    }

    private static boolean isFree(SlotRules rules, List<Occupied> sorted, int from, TimeSpan wanted) {
        var sameGroup = 0;
        for (var place = from; place < sorted.size(); place++) {
            var other = sorted.get(place);
            if (!other.span().start().isBefore(wanted.end().plus(WIDEST_BUFFER))) {
                break;
            }
            if (isOfTheGroup(rules, other, wanted)) {
                sameGroup++;
            } else if (other.standsInTheWayOf(wanted, rules.buffers())) {
                return false;
            }
        }
        return sameGroup < rules.capacity();
    }

    private static boolean isOfTheGroup(SlotRules rules, Occupied other, TimeSpan wanted) {
        var group = other.group();
        return group != null && group == rules.calendar() && other.span().equals(wanted);
    }
}
