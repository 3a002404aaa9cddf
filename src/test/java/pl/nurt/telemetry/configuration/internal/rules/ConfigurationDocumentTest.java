package pl.nurt.telemetry.configuration.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.configuration.SerialLine;

class ConfigurationDocumentTest {
    private static final String WHOLE = """
            {"concentrators": [
              {"id": "a", "protocol": "mbus-serial", "endpoint": "/dev/ttyUSB0", "line": {"baud": "2400", "echo": true},
               "poll": {"every": "15m", "drain": "900ms"},
               "meters": [{"serial": 31415926, "primary": 1, "key": "env:K"}, {"serial": "27182818-KAM-1B-16", "secondary": "27182818"}]},
              {"id": "b", "protocol": "lorawan", "endpoint": "x", "meters": []}],
             "profiles": {"mine": {}}}
            """;

    @Test
    void plans_are_read_from_it() {
        var plans = document(WHOLE).plans(Map.of("a", "Block A"));

        assertThat(plans)
                .containsExactly(
                        new ConcentratorPlan(
                                "a",
                                "Block A",
                                ConcentratorProtocol.MBUS_SERIAL,
                                "/dev/ttyUSB0",
                                new SerialLine(2400, null, null, null),
                                new PollPlan("15m", null, null, null, null, null),
                                List.of(
                                        new MeterPlan("31415926", 1, null, null, null, null),
                                        new MeterPlan("27182818-KAM-1B-16", null, "27182818", null, null, null))),
                        new ConcentratorPlan("b", "b", null, "x", null, PollPlan.USUAL, List.of()));
    }

    @Test
    void a_plan_written_back_as_it_was_changes_nothing() {
        var document = document(WHOLE);
        for (var plan : document.plans(Map.of())) {
            document = document.with(plan);
        }
        assertThat(document).isEqualTo(document(WHOLE));
    }

    @Test
    void what_is_emptied_is_taken_out_and_what_is_unknown_stays() {
        var changed = document(WHOLE)
                .with(new ConcentratorPlan(
                        "a",
                        "",
                        ConcentratorProtocol.MBUS_TCP,
                        "10.0.0.7:1",
                        null,
                        PollPlan.USUAL,
                        List.of(new MeterPlan("31415926", null, "31415926", null, null, null))));

        assertThat(changed).isEqualTo(document("""
                {"concentrators": [
                  {"id": "a", "protocol": "mbus-tcp", "endpoint": "10.0.0.7:1", "poll": {"drain": "900ms"},
                   "meters": [{"serial": 31415926, "secondary": "31415926", "key": "env:K"}]},
                  {"id": "b", "protocol": "lorawan", "endpoint": "x", "meters": []}],
                 "profiles": {"mine": {}}}
                """));
    }

    @Test
    void a_new_concentrator_comes_last_and_one_taken_out_is_gone() {
        var plan = new ConcentratorPlan(
                "c", "C", ConcentratorProtocol.MODBUS_TCP, "c:502", null, PollPlan.USUAL, List.of());
        var more = document(WHOLE).with(plan);

        assertThat(more.plans(Map.of("c", "C")).getLast()).isEqualTo(plan);
        assertThat(more.without("c")).isEqualTo(document(WHOLE));
        assertThat(ConfigurationDocument.EMPTY.with(plan).size()).isOne();
        assertThat(ConfigurationDocument.EMPTY.size()).isZero();
        assertThat(document(WHOLE).meters()).isEqualTo(2);
    }

    @Test
    void what_a_modbus_meter_has_of_its_own_is_read_and_written_and_nothing_of_it_is_rounded() {
        var document = document("""
                {"concentrators": [{"id": "m", "protocol": "modbus-tcp", "endpoint": "m:502",
                  "limits": {"maxRegisters": 22, "later": 1},
                  "meters": [{"serial": "A", "unit": 1, "profile": "pulse-32", "scale": "0.01",
                    "maxFlow": 5, "start": {"counter": 4294967295, "m3": "56.78"}}]}],
                 "profiles": {"mine": {"registers": [{"offset": 0, "counter": {"maxFlow": "20"}}]},
                   "anybus-10": {"registers": [{"scale": "0.1"}]}}}
                """);
        var plan = document.plans(Map.of()).getFirst();
        assertThat(plan.limits()).isEqualTo(new LimitsPlan(22, null));
        var counting = plan.meters().getFirst().counting();
        assertThat(counting).isEqualTo(counting("0.01", "5", "4294967295", "56.78"));
        assertThat(document.with(plan)).isEqualTo(document);

        var meter = new MeterPlan("A", null, null, 1, "pulse-32", null, counting("0.001", null, "7", "0.123456789"));
        var changed = document.with(new ConcentratorPlan(
                "m", "", plan.protocol(), "m:502", null, plan.poll(), new LimitsPlan(null, 4), List.of(meter)));
        assertThat(changed.text())
                .contains("\"limits\":{\"later\":1,\"maxHole\":4}")
                .contains("\"scale\":\"0.001\"")
                .contains("\"start\":{\"counter\":\"7\",\"m3\":\"0.123456789\"}")
                .doesNotContain("maxFlow\":5");
        var none = new MeterPlan("A", null, null, 1, "pulse-32", null, CountingPlan.NONE);
        assertThat(changed.with(plan.withMeters(List.of(none))).text()).doesNotContain("start");
    }

    @Test
    void the_profiles_of_a_bridge_are_the_shipped_ones_and_its_own_in_their_place() {
        var profiles = document("""
                {"profiles": {"mine": {"registers": [{"offset": 0, "counter": {"maxFlow": "20"}}]},
                  "pulse-32": {"registers": [{"offset": 0, "scale": "0.1"}]}, "broken": 7}}
                """).profiles();

        assertThat(profiles)
                .contains(
                        new DeviceProfile("mine", true, true, true),
                        new DeviceProfile("pulse-32", false, false, true),
                        new DeviceProfile("pulse-16", true, true, false))
                .extracting(DeviceProfile::name)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize(DeviceProfiles.SHIPPED.size() + 2);
    }

    private static CountingPlan counting(String scale, @Nullable String maxFlow, String count, String m3) {
        return new CountingPlan(
                new BigDecimal(scale),
                maxFlow == null ? null : new BigDecimal(maxFlow),
                new BigDecimal(count),
                new BigDecimal(m3));
    }

    @Test
    void what_the_bridge_says_of_a_path_is_said_of_a_field() {
        var document = document(WHOLE);

        assertThat(document.problem("concentrators[1].id", "taken"))
                .extracting(problem -> problem.concentrator(), problem -> problem.field())
                .containsExactly("b", "code");
        assertThat(document.problem("concentrators[9].endpoint", "?").concentrator())
                .isNull();
        assertThat(document.problem("concentrators[0]", "?").field()).isEmpty();
        assertThat(document.problem("profiles.mine", "?"))
                .extracting(problem -> problem.concentrator(), problem -> problem.field())
                .containsExactly(null, "profiles.mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"concentrators\": {}}",
                "{\"concentrators\": [1]}",
                "{\"profiles\": []}",
                "{\"portal\": {}}",
                "{} {}",
                "{\"profiles\": {}, \"profiles\": {}}"
            })
    void what_is_no_document_is_none(String text) {
        assertThat(ConfigurationDocument.parse(text)).isEmpty();
    }

    private static ConfigurationDocument document(String text) {
        return ConfigurationDocument.parse(text).orElseThrow();
    }
}
