package pl.nurt.metering.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.metering.ConcentratorPlan;
import pl.nurt.metering.ConcentratorProtocol;
import pl.nurt.metering.MeterPlan;
import pl.nurt.metering.PollPlan;
import pl.nurt.metering.SerialLine;

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
