package pl.nurt.telemetry.configuration.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.platform.FieldProblem;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.configuration.SerialLine;

class PlanChecksTest {
    private static final MeterPlan MBUS = new MeterPlan("31415926", 1, null, null, null, null);
    private static final MeterPlan MODBUS = new MeterPlan("A-77", null, null, 1, "nurt-simple", 100);

    @Test
    void a_good_plan_has_no_problems() {
        assertThat(problems(plan(ConcentratorProtocol.MBUS_TCP, "gw-7.example:10001", MBUS)))
                .isEmpty();
        assertThat(problems(plan(ConcentratorProtocol.MBUS_RFC2217, "[fe80::1]:4000", MBUS)))
                .isEmpty();
        assertThat(problems(plan(ConcentratorProtocol.MODBUS_RTU, "/dev/ttyUSB0", MODBUS)))
                .isEmpty();
        assertThat(problems(plan(ConcentratorProtocol.MODBUS_TCP, "10.0.0.7:502", MODBUS)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.7", "10.0.0.7:0", "10.0.0.7:65536", "10.0.0.7:", ":502", "a b:1", "http://a:1"})
    void an_endpoint_is_an_address_with_a_port(String endpoint) {
        assertThat(problems(plan(ConcentratorProtocol.MODBUS_TCP, endpoint, MODBUS)))
                .containsExactly(new FieldProblem("endpoint", "telemetry.plan.endpoint"));
    }

    @ParameterizedTest
    @CsvSource({
        "15m,,,,,''",
        "999ms,,,,,poll.every",
        "0s,,,,,poll.every",
        "15,,,,,poll.every",
        "15 m,,,,,poll.every",
        ",0s,,,,''",
        ",x,,,,poll.jitter",
        ",,0ms,,,poll.timeout",
        ",,1ms,,,''",
        ",,,0,,poll.tries",
        ",,,11,,poll.tries",
        ",,,,24:00-06:00,poll.window",
        ",,,,22:00-06:00,''",
        ",,,,06:00-06:00,poll.window",
        "25h,,,,22:00-06:00,poll.every",
        "25h,,,,,''",
        "1d,,,,22:00-06:00,''"
    })
    void times_are_times(
            @Nullable String every,
            @Nullable String jitter,
            @Nullable String timeout,
            @Nullable Integer tries,
            @Nullable String window,
            String wrong) {
        var good = plan(ConcentratorProtocol.MBUS_TCP, "a:1", MBUS);
        var plan = new ConcentratorPlan(
                good.code(),
                good.name(),
                good.protocol(),
                good.endpoint(),
                null,
                new PollPlan(every, jitter, timeout, tries, window, null),
                good.meters());
        assertThat(fields(plan)).isEqualTo(wrong.isEmpty() ? List.of() : List.of(wrong));
    }

    @Test
    void who_goes_first_is_said_in_words() {
        var meters = List.of(MBUS);
        for (var word : new String[] {"high", "normal", "low", "1"}) {
            var poll = new PollPlan(null, null, null, null, null, word);
            assertThat(fields(new ConcentratorPlan("a", "A", ConcentratorProtocol.MBUS_TCP, "a:1", null, poll, meters)))
                    .isEqualTo(word.equals("1") ? List.of("poll.priority") : List.of());
        }
    }

    @Test
    void a_line_has_settings_only_where_there_is_one() {
        var line = new SerialLine(299, 9, "mark", 3);
        var tcp = plan(ConcentratorProtocol.MBUS_TCP, "a:1", MBUS);
        assertThat(fields(new ConcentratorPlan("a", "A", tcp.protocol(), "a:1", line, PollPlan.USUAL, tcp.meters())))
                .containsExactly("line", "line.baud", "line.dataBits", "line.parity", "line.stopBits");
        assertThat(fields(new ConcentratorPlan(
                        "a",
                        "A",
                        ConcentratorProtocol.MBUS_SERIAL,
                        "COM3",
                        new SerialLine(2400, 8, "even", 1),
                        PollPlan.USUAL,
                        tcp.meters())))
                .isEmpty();
    }

    @Test
    void a_meter_is_addressed_as_its_protocol_does_it() {
        assertThat(fields(plan(
                        ConcentratorProtocol.MBUS_TCP,
                        "a:1",
                        new MeterPlan("3141592", 251, null, 1, "p", 1),
                        new MeterPlan("27182818", null, null, null, null, null),
                        new MeterPlan("16180339", 2, "16180339", null, null, null),
                        new MeterPlan("14142135", null, "1414213X", null, null, null))))
                .containsExactly(
                        "meters[0].serial",
                        "meters[0].primary",
                        "meters[0].unit",
                        "meters[0].profile",
                        "meters[0].base",
                        "meters[1].primary",
                        "meters[2].primary",
                        "meters[3].secondary");
        assertThat(fields(plan(
                        ConcentratorProtocol.MODBUS_TCP,
                        "a:1",
                        new MeterPlan("", 1, "31415926", 256, null, 65_536),
                        MODBUS,
                        new MeterPlan("B", null, null, 1, "nurt-simple", 100))))
                .containsExactly(
                        "meters[0].serial",
                        "meters[0].unit",
                        "meters[0].profile",
                        "meters[0].base",
                        "meters[0].primary",
                        "meters[0].secondary",
                        "meters[2].unit");
    }

    /** The bridge takes these, so the office must be able to edit what stands in a bridge's own file. */
    @Test
    void the_only_meter_of_a_bus_may_have_the_address_of_everybody_and_a_selection_may_leave_parts_open() {
        var everybody = new MeterPlan("31415926", 254, null, null, null, null);
        assertThat(fields(plan(ConcentratorProtocol.MBUS_TCP, "a:1", everybody)))
                .isEmpty();
        assertThat(fields(plan(
                        ConcentratorProtocol.MBUS_TCP,
                        "a:1",
                        everybody,
                        new MeterPlan("27182818", null, "2718FFFF", null, null, null),
                        new MeterPlan("16180339", null, "16180339-*-*-07", null, null, null))))
                .containsExactly("meters[0].primary");
    }

    @Test
    void what_a_profile_leaves_to_the_meter_is_asked_of_it_and_nothing_else() {
        assertThat(counting("pulse-32", "0.01", "5", "1200", "56.78")).isEmpty();
        assertThat(counting("pulse-32", "0.01", null, null, null)).isEmpty();
        assertThat(counting("pulse-32", null, "0", "1.5", "-1"))
                .containsExactly("scale", "maxFlow", "start.counter", "start.m3");
        assertThat(counting("pulse-32", "0.01", null, "7", null)).containsExactly("start.m3");
        assertThat(counting("pulse-32", "0.01", null, null, "7")).containsExactly("start.counter");
        assertThat(counting("intesis", "0", "5", "1", "1")).containsExactly("scale", "maxFlow", "start.counter");
        assertThat(counting("anybus-10", null, null, null, null)).isEmpty();
        assertThat(counting("one-of-the-bridge", null, "5", "1", "1")).isEmpty();
    }

    private static List<String> counting(
            String profile,
            @Nullable String scale,
            @Nullable String maxFlow,
            @Nullable String count,
            @Nullable String m3) {
        var own = new CountingPlan(number(scale), number(maxFlow), number(count), number(m3));
        return fields(plan(
                        ConcentratorProtocol.MODBUS_TCP,
                        "a:1",
                        new MeterPlan("A-77", null, null, 1, profile, 100, own)))
                .stream()
                .map(field -> field.replace("meters[0].", ""))
                .toList();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void limits_are_those_of_modbus() {
        var good = plan(ConcentratorProtocol.MODBUS_TCP, "a:1", MODBUS);
        assertThat(fields(limited(good, ConcentratorProtocol.MODBUS_TCP, new LimitsPlan(125, 0))))
                .isEmpty();
        assertThat(fields(limited(good, ConcentratorProtocol.MODBUS_TCP, new LimitsPlan(126, -1))))
                .containsExactly("limits.maxRegisters", "limits.maxHole");
        assertThat(fields(limited(
                        plan(ConcentratorProtocol.MBUS_TCP, "a:1", MBUS),
                        ConcentratorProtocol.MBUS_TCP,
                        new LimitsPlan(22, null))))
                .containsExactly("limits");
    }

    private static ConcentratorPlan limited(ConcentratorPlan plan, ConcentratorProtocol protocol, LimitsPlan limits) {
        return new ConcentratorPlan(
                plan.code(), plan.name(), protocol, plan.endpoint(), null, plan.poll(), limits, plan.meters());
    }

    @Test
    void no_meter_stands_in_a_configuration_twice() {
        var other = new ConcentratorPlan(
                "b",
                "B",
                ConcentratorProtocol.MBUS_TCP,
                "b:1",
                null,
                PollPlan.USUAL,
                List.of(new MeterPlan("31415926-APA-0A-07", 9, null, null, null, null)));
        assertThat(PlanChecks.problems(
                        plan(ConcentratorProtocol.MBUS_TCP, "a:1", MBUS), List.of(other), DeviceProfiles.SHIPPED))
                .containsExactly(new FieldProblem("meters[0].serial", "telemetry.plan.meter.serial.taken"));
        assertThat(PlanChecks.problems(other, List.of(other), DeviceProfiles.SHIPPED))
                .contains(new FieldProblem("code", "telemetry.plan.code.taken"));
    }

    @Test
    void a_form_that_was_not_filled_in_says_all_that_is_missing() {
        assertThat(fields(new ConcentratorPlan("", " ", null, "", null, PollPlan.USUAL, List.of())))
                .containsExactly("code", "name", "protocol", "meters");
    }

    private static ConcentratorPlan plan(ConcentratorProtocol protocol, String endpoint, MeterPlan... meters) {
        return new ConcentratorPlan("a", "A", protocol, endpoint, null, PollPlan.USUAL, List.of(meters));
    }

    private static List<FieldProblem> problems(ConcentratorPlan plan) {
        return PlanChecks.problems(plan, List.of(), DeviceProfiles.SHIPPED);
    }

    private static List<String> fields(ConcentratorPlan plan) {
        return problems(plan).stream().map(FieldProblem::field).toList();
    }
}
