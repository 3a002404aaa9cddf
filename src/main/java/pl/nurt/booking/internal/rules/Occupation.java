package pl.nurt.booking.internal.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All that occupies one person in some days, put in order once for the many times that are asked about. */
public final class Occupation {
    private final List<Occupied> byStart;
    private final Duration widest;

    private Occupation(List<Occupied> byStart, Duration widest) {
        this.byStart = byStart;
        this.widest = widest;
    }

    public static Occupation of(Collection<Occupied> occupied) {
        var widest = Duration.ZERO;
        for (var one : occupied) {
            widest = larger(widest, one.buffers());
        }
        return new Occupation(
                occupied.stream()
                        .sorted(Comparator.comparing(one -> one.span().start()))
                        .toList(),
                widest);
    }

    /** How many bookings and other spans there are. */
    public int size() {
        return byStart.size();
    }

    /** The first that may still stand in the way of something that starts then, not before {@code from}. */
    int firstNear(int from, Instant start, Buffers buffers) {
        var reached = start.minus(larger(widest, buffers));
        var place = from;
        while (place < byStart.size() && !byStart.get(place).span().end().isAfter(reached)) {
            place++;
        }
        return place;
    }

    /** Whether nothing from that place on stands in the way of the time. */
    boolean isFree(int from, SlotRules rules, TimeSpan wanted) {
        var reaches = wanted.end().plus(larger(widest, rules.buffers()));
        var sameGroup = 0;
        for (var place = from; place < byStart.size(); place++) {
            var other = byStart.get(place);
            if (!other.span().start().isBefore(reaches)) {
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

    private static Duration larger(Duration one, Buffers buffers) {
        var both = buffers.before().compareTo(buffers.after()) >= 0 ? buffers.before() : buffers.after();
        return one.compareTo(both) >= 0 ? one : both;
    }
}
