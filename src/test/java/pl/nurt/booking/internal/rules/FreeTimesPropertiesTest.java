package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pl.nurt.booking.internal.rules.FreeTimes.Slot;
import pl.nurt.platform.CivilTime;

/** Free times beside those of somebody who goes through the day minute by minute with a pencil. */
class FreeTimesPropertiesTest {
    private static final int CASES = 500;

    /** Around both changes of the clocks and Christmas. */
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2026, 12, 24),
            LocalDate.of(2026, 12, 28),
            LocalDate.of(2027, 3, 28),
            LocalDate.of(2027, 3, 30));

    @Test
    void the_quick_answer_is_the_slow_one() {
        for (var seed = 0L; seed < CASES; seed++) {
            var random = new Random(seed);
            var day = DAYS.get(random.nextInt(DAYS.size()));
            var plan = plan(random, day);
            var rules = rules(random);
            var occupied = occupied(random, day, rules);
            var now = CivilTime.startOf(day).minus(Duration.ofHours(random.nextInt(72)));

            assertThat(FreeTimes.of(plan, rules, occupied, day, now))
                    .as("seed " + seed)
                    .isEqualTo(slowly(plan, rules, occupied, day, now));
        }
    }

    @Test
    void two_free_times_can_be_booked_one_after_the_other_only_if_the_list_says_so() {
        for (var seed = 0L; seed < CASES; seed++) {
            var random = new Random(seed);
            var day = DAYS.get(random.nextInt(DAYS.size()));
            var plan = plan(random, day);
            var rules = rules(random);
            var booked = new ArrayList<Occupied>();
            var now = CivilTime.startOf(day).minus(Duration.ofDays(5));
            for (var free = free(plan, rules, booked, day, now); !free.isEmpty(); ) {
                var start = free.get(random.nextInt(free.size()));
                booked.add(new Occupied(rules.at(start), rules.buffers(), null));
                free = free(plan, rules, booked, day, now);
            }

            for (var one : booked) {
                for (var other : booked) {
                    assertThat(one != other && one.span().overlaps(other.span()))
                            .as("seed " + seed)
                            .isFalse();
                }
            }
        }
    }

    private static List<Instant> free(
            WorkingPlan plan, SlotRules rules, List<Occupied> occupied, LocalDate day, Instant now) {
        return FreeTimes.of(plan, rules, occupied, day, now).stream()
                .filter(Slot::free)
                .map(Slot::start)
                .toList();
    }

    private static List<Slot> slowly(
            WorkingPlan plan, SlotRules rules, List<Occupied> occupied, LocalDate day, Instant now) {
        var slots = new ArrayList<Slot>();
        if (day.isAfter(CivilTime.dayOf(now).plusDays(rules.horizonDays()))) {
            return slots;
        }
        var start = CivilTime.startOf(day);
        while (CivilTime.dayOf(start).equals(day)) {
            if (FreeTimes.isOffered(plan, rules, start) && !start.isBefore(now.plus(rules.notice()))) {
                slots.add(new Slot(start, isFree(rules, occupied, start)));
            }
            start = start.plusSeconds(60);
        }
        return slots;
    }

    /** Each minute of the wanted time, and each one that has to stay empty beside it, is looked for in each booking. */
    private static boolean isFree(SlotRules rules, List<Occupied> occupied, Instant start) {
        var group = 0;
        for (var other : occupied) {
            var same = other.group() != null
                    && other.group() == rules.calendar()
                    && other.span().equals(rules.at(start));
            if (same) {
                group++;
                continue;
            }
            var isAfter = !start.isBefore(other.span().end());
            var gap = isAfter
                    ? Math.max(
                            other.buffers().after().toMinutes(),
                            rules.buffers().before().toMinutes())
                    : Math.max(
                            rules.buffers().after().toMinutes(),
                            other.buffers().before().toMinutes());
            var from = start.minusSeconds(isAfter ? 60 * gap : 0);
            var to = start.plus(rules.length()).plusSeconds(isAfter ? 0 : 60 * gap);
            for (var minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
                if (!minute.isBefore(other.span().start())
                        && minute.isBefore(other.span().end())) {
                    return false;
                }
            }
        }
        return group < rules.capacity();
    }

    private static WorkingPlan plan(Random random, LocalDate day) {
        var lines = new ArrayList<PlanLine>();
        for (var count = 1 + random.nextInt(4); count > 0; count--) {
            var from = 5 * random.nextInt(260);
            lines.add(new PlanLine(
                    random.nextInt(5) == 0 ? DayOfWeek.MONDAY : day.getDayOfWeek(),
                    random.nextInt(3) > 0,
                    from,
                    Math.min(1440, from + 5 + 5 * random.nextInt(90)),
                    day.minusDays(random.nextInt(3)),
                    random.nextInt(4) == 0 ? day.plusDays(random.nextInt(2)) : null));
        }
        var exceptions = new ArrayList<DayException>();
        if (random.nextInt(3) == 0) {
            var from = 5 * random.nextInt(200);
            exceptions.add(new DayException(day, random.nextBoolean(), from, from + 5 + 5 * random.nextInt(80)));
        }
        return new WorkingPlan(
                lines.stream()
                        .filter(line -> line.until() == null || line.until().isAfter(line.from()))
                        .toList(),
                exceptions,
                random.nextBoolean(),
                CivilTime.ZONE);
    }

    private static SlotRules rules(Random random) {
        return new SlotRules(
                random.nextInt(2),
                Duration.ofMinutes(5 + 5 * random.nextInt(12)),
                Duration.ofMinutes(5 + 5 * random.nextInt(6)),
                Buffers.ofMinutes(5 * random.nextInt(7), 5 * random.nextInt(7)),
                1 + random.nextInt(3),
                Duration.ofHours(random.nextInt(3)),
                1 + random.nextInt(4));
    }

    private static List<Occupied> occupied(Random random, LocalDate day, SlotRules rules) {
        var occupied = new ArrayList<Occupied>();
        for (var count = random.nextInt(7); count > 0; count--) {
            var start = CivilTime.startOf(day).plusSeconds(300L * (random.nextInt(320) - 12));
            var group = random.nextInt(3) == 0;
            var length = group ? rules.length() : Duration.ofMinutes(5 + 5 * random.nextInt(40));
            occupied.add(new Occupied(
                    TimeSpan.of(start, length),
                    Buffers.ofMinutes(5 * random.nextInt(7), 5 * random.nextInt(7)),
                    group ? (long) random.nextInt(2) : null));
        }
        return occupied;
    }
}
