package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.nurt.booking.internal.rules.FreeTimes.Slot;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

class FreeTimesTest {
    private static final LocalDate THURSDAY = LocalDate.of(2026, 12, 3);
    private static final Instant LONG_BEFORE = Instant.parse("2026-11-20T08:00:00Z");

    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("HH:mmxx");

    @CaseTest("booking/files/slots")
    void quarter_hours_of_a_plan(CaseFile file) {
        file.json().forEach(expected -> {
            var day = LocalDate.parse(expected.get("date").asString());
            var hours = expected.get("plan").asString().split("-", -1);
            var plan = everyDay(true, minute(hours[0]), minute(hours[1]));
            var step = Duration.ofMinutes(expected.get("stepMinutes").asInt());
            var rules = new SlotRules(1, step, step, Buffers.NONE, 1, Duration.ZERO, 365);

            var starts = FreeTimes.of(plan, rules, List.of(), day, CivilTime.startOf(day.minusDays(5))).stream()
                    .map(Slot::start)
                    .toList();

            var wanted = new ArrayList<String>();
            expected.get("localStarts").forEach(start -> wanted.add(start.asString()));
            assertThat(starts)
                    .as(expected.get("name").asString())
                    .hasSize(expected.get("count").asInt())
                    .doesNotHaveDuplicates()
                    .extracting(start -> WITH_OFFSET.format(start.atZone(CivilTime.ZONE)))
                    .isEqualTo(wanted);
        });
    }

    @Test
    void winter_books_for_summer_by_the_clock_on_the_wall() {
        var plan = weekdays("8:00-15:00");
        var start = FreeTimes.of(
                        plan,
                        rules(30, 0, 0),
                        List.of(),
                        LocalDate.of(2027, 3, 30),
                        Instant.parse("2027-03-25T12:00:00Z"))
                .getFirst()
                .start();

        assertThat(start).isEqualTo(Instant.parse("2027-03-30T06:00:00Z"));
    }

    @Test
    void an_hour_that_comes_twice_is_worked_twice() {
        var plan = everyDay(true, 0, 6 * 60);
        var starts = FreeTimes.of(plan, rules(15, 0, 0), List.of(), LocalDate.of(2026, 10, 25), at("2026-10-20T08:00"));

        assertThat(starts).hasSize(28).extracting(Slot::start).doesNotHaveDuplicates();
    }

    @Test
    void a_plan_inside_the_skipped_hour_offers_nothing() {
        var plan = everyDay(true, 2 * 60, 3 * 60);

        assertThat(plan.open(LocalDate.of(2027, 3, 28))).isEmpty();
        assertThat(FreeTimes.isOffered(plan, rules(30, 0, 0), Instant.parse("2027-03-28T01:00:00Z")))
                .isFalse();
    }

    @Test
    void a_break_is_cut_out_and_times_begin_anew_after_it() {
        var plan = new WorkingPlan(
                List.of(line(DayOfWeek.THURSDAY, true, "8:00-12:00"), line(DayOfWeek.THURSDAY, false, "9:30-9:50")),
                List.of(),
                false,
                CivilTime.ZONE);

        assertThat(times(plan, rules(45, 0, 0), List.of())).containsExactly("8:00", "8:45", "9:50", "10:35");
    }

    @Test
    void a_day_may_be_closed_or_opened_besides() {
        var closed = DayException.closed(THURSDAY);
        var saturday = new DayException(THURSDAY.plusDays(2), true, 9 * 60, 10 * 60);
        var plan = new WorkingPlan(weekdays("8:00-15:00").lines(), List.of(closed, saturday), false, CivilTime.ZONE);

        assertThat(plan.open(THURSDAY)).isEmpty();
        assertThat(plan.open(THURSDAY.plusDays(1))).hasSize(1);
        assertThat(plan.open(THURSDAY.plusDays(2)))
                .containsExactly(new TimeSpan(at("2026-12-05T09:00"), at("2026-12-05T10:00")));
    }

    @Test
    void holidays_are_closed_unless_the_calendar_works_then() {
        var eve = LocalDate.of(2026, 12, 24);

        assertThat(weekdays("8:00-15:00").open(eve)).isEmpty();
        assertThat(everyDay(true, 480, 900).open(eve)).hasSize(1);
        assertThat(everyDay(false, 480, 900).open(LocalDate.of(2027, 5, 27)))
                .as("Corpus Christi, which moves with Easter")
                .isEmpty();
    }

    @Test
    void a_calendar_opens_on_one_holiday_by_an_exception() {
        var eve = LocalDate.of(2026, 12, 24);
        var usual = everyDay(false, 480, 900);
        var plan =
                new WorkingPlan(usual.lines(), List.of(new DayException(eve, true, 540, 720)), false, CivilTime.ZONE);

        assertThat(plan.open(eve)).containsExactly(new TimeSpan(at("2026-12-24T09:00"), at("2026-12-24T12:00")));
        assertThat(plan.open(eve.plusDays(1))).isEmpty();
    }

    @Test
    void a_plan_holds_from_its_first_day_until_its_last() {
        var line = new PlanLine(DayOfWeek.THURSDAY, true, 480, 900, THURSDAY, THURSDAY.plusWeeks(1));
        var plan = new WorkingPlan(List.of(line), List.of(), false, CivilTime.ZONE);

        assertThat(plan.open(THURSDAY.minusWeeks(1))).isEmpty();
        assertThat(plan.open(THURSDAY)).hasSize(1);
        assertThat(plan.open(THURSDAY.plusWeeks(1))).isEmpty();
    }

    @Test
    void unequal_buffers_keep_their_side_and_the_larger_one_counts() {
        // X lasts 30 minutes and needs 30 after it; Y lasts 30 and needs 15 before it. X is booked from 10:00 to 10:30.
        var x = new Occupied(
                new TimeSpan(at("2026-12-03T10:00"), at("2026-12-03T10:30")), Buffers.ofMinutes(0, 30), null);
        var y = new SlotRules(
                2, Duration.ofMinutes(30), Duration.ofMinutes(1), Buffers.ofMinutes(15, 0), 1, Duration.ZERO, 90);
        var free = free(weekdays("8:00-15:00"), y, List.of(x));

        assertThat(free.stream()
                        .filter(time -> LocalTime.parse(padded(time)).isAfter(LocalTime.of(10, 0)))
                        .findFirst())
                .contains("11:00");
        assertThat(free).contains("9:30").doesNotContain("9:31");
    }

    @Test
    void the_list_and_the_check_say_the_same_for_every_minute_of_the_day() {
        var occupied = List.of(
                new Occupied(
                        new TimeSpan(at("2026-12-03T10:00"), at("2026-12-03T10:30")), Buffers.ofMinutes(0, 30), null),
                new Occupied(
                        new TimeSpan(at("2026-12-03T12:00"), at("2026-12-03T12:45")), Buffers.ofMinutes(20, 0), null),
                Occupied.blocked(new TimeSpan(at("2026-12-03T14:00"), at("2026-12-03T14:20"))));
        var plan = weekdays("8:00-15:00");
        var rules = new SlotRules(
                2, Duration.ofMinutes(30), Duration.ofMinutes(1), Buffers.ofMinutes(15, 10), 1, Duration.ZERO, 90);
        var listed = FreeTimes.of(plan, rules, occupied, THURSDAY, LONG_BEFORE).stream()
                .filter(Slot::free)
                .map(Slot::start)
                .toList();

        for (var start = at("2026-12-03T00:00");
                start.isBefore(at("2026-12-04T00:00"));
                start = start.plusSeconds(60)) {
            assertThat(FreeTimes.isOffered(plan, rules, start) && FreeTimes.isFree(rules, occupied, rules.at(start)))
                    .as(start.toString())
                    .isEqualTo(listed.contains(start));
        }
    }

    @Test
    void a_group_shares_its_time_until_it_is_full() {
        var group = new SlotRules(7, Duration.ofHours(1), Duration.ofHours(1), Buffers.NONE, 2, Duration.ZERO, 90);
        var one = new Occupied(new TimeSpan(at("2026-12-03T10:00"), at("2026-12-03T11:00")), Buffers.NONE, 7L);
        var other = new Occupied(one.span(), Buffers.NONE, 8L);

        assertThat(free(weekdays("10:00-11:00"), group, List.of(one))).containsExactly("10:00");
        assertThat(free(weekdays("10:00-11:00"), group, List.of(one, one))).isEmpty();
        assertThat(free(weekdays("10:00-11:00"), group, List.of(other))).isEmpty();
    }

    @Test
    void what_is_too_near_or_too_far_is_not_offered() {
        var rules = new SlotRules(
                1, Duration.ofMinutes(30), Duration.ofMinutes(30), Buffers.NONE, 1, Duration.ofHours(24), 10);
        var plan = weekdays("8:00-15:00");

        var times = FreeTimes.of(plan, rules, List.of(), THURSDAY, at("2026-12-02T10:01"));
        assertThat(times.getFirst().start()).isEqualTo(at("2026-12-03T10:30"));
        assertThat(FreeTimes.of(plan, rules, List.of(), THURSDAY, at("2026-11-22T10:00")))
                .isEmpty();
        assertThat(FreeTimes.of(plan, rules, List.of(), THURSDAY, at("2026-11-23T10:00")))
                .isNotEmpty();
    }

    static WorkingPlan weekdays(String hours) {
        return new WorkingPlan(
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.getValue() <= 5)
                        .map(day -> line(day, true, hours))
                        .toList(),
                List.of(),
                false,
                CivilTime.ZONE);
    }

    private static WorkingPlan everyDay(boolean onHolidays, int from, int to) {
        return new WorkingPlan(
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new PlanLine(day, true, from, to, LocalDate.EPOCH, null))
                        .toList(),
                List.of(),
                onHolidays,
                CivilTime.ZONE);
    }

    private static PlanLine line(DayOfWeek day, boolean work, String hours) {
        var ends = hours.split("-", -1);
        return new PlanLine(day, work, minute(ends[0]), minute(ends[1]), LocalDate.EPOCH, null);
    }

    private static SlotRules rules(int minutes, int before, int after) {
        var length = Duration.ofMinutes(minutes);
        return new SlotRules(1, length, length, Buffers.ofMinutes(before, after), 1, Duration.ZERO, 365);
    }

    private static List<String> times(WorkingPlan plan, SlotRules rules, List<Occupied> occupied) {
        return FreeTimes.of(plan, rules, occupied, THURSDAY, LONG_BEFORE).stream()
                .map(slot -> clock(slot.start()))
                .toList();
    }

    private static List<String> free(WorkingPlan plan, SlotRules rules, List<Occupied> occupied) {
        return FreeTimes.of(plan, rules, occupied, THURSDAY, LONG_BEFORE).stream()
                .filter(Slot::free)
                .map(slot -> clock(slot.start()))
                .toList();
    }

    private static String clock(Instant instant) {
        return DateTimeFormatter.ofPattern("H:mm").format(instant.atZone(CivilTime.ZONE));
    }

    private static String padded(String time) {
        return time.length() == 4 ? "0" + time : time;
    }

    private static int minute(String time) {
        return LocalTime.parse(padded(time)).toSecondOfDay() / 60;
    }

    private static Instant at(String wall) {
        return LocalDateTime.parse(wall).atZone(CivilTime.ZONE).toInstant();
    }
}
