package pl.nurt.bridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.Bridge;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;

/** {@code read} and {@code search} on a simulated bus. */
class BusCommandsTest {
    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    private Park park;
    private String endpoint = "";

    @BeforeEach
    void startBus() throws IOException {
        park = Park.builder(Clock.systemUTC())
                .gateway("bus", MeterSpec.of("11111111", 1), MeterSpec.of("22222222", 2), MeterSpec.of("23333333", 3))
                .start();
        endpoint = "mbus-tcp://" + park.endpoints().get("bus");
        park.setIndex("11111111", new BigDecimal("123.456"));
    }

    @AfterEach
    void stopBus() {
        park.close();
    }

    private String config(String meters) throws IOException {
        Files.writeString(folder.resolve("key"), "k");
        return Files.writeString(folder.resolve("bridge.yaml"), """
                portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }
                concentrators:
                  - id: block-7
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { timeout: 1s, tries: 1, drain: 50ms }
                    meters: [%s]
                """.formatted(
                                park.endpoints().get("bus"), meters))
                .toString();
    }

    private int search(String... more) {
        var args = new ArrayList<>(
                List.of("search", "--endpoint", endpoint, "--timeout", "200ms", "--gap", "60ms", "--tries", "1"));
        args.addAll(List.of(more));
        return cli.run(args.toArray(String[]::new));
    }

    @Test
    void a_meter_is_read_at_its_address_and_says_all_it_has_to_say() {
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1")).isZero();
        assertThat(cli.out().lines())
                .contains("meter    11111111-APA-0A-07", "index    123.456 m3", "flags    none")
                .anyMatch(l -> l.matches("  volume +123\\.456 m3"));
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void a_program_gets_the_meter_as_one_object() {
        assertThat(cli.run("read", "--endpoint", endpoint, "--secondary", "11111111", "--json"))
                .isZero();
        assertThat(cli.objects()).singleElement().satisfies(meter -> {
            assertThat(meter.get("meter").asString()).isEqualTo("11111111-APA-0A-07");
            assertThat(meter.get("index_m3").asString()).isEqualTo("123.456");
            assertThat(meter.get("flags")).isEmpty();
            assertThat(meter.get("expected_meter").isNull()).isTrue();
            assertThat(meter.get("raw").asString()).startsWith("68");
            assertThat(meter.get("telegrams").get(0).get("main_index_m3").asString())
                    .isEqualTo("123.456");
        });
    }

    @Test
    void the_trace_shows_every_frame_with_its_meaning() {
        assertThat(cli.run("read", "--endpoint", endpoint, "--secondary", "11111111", "--trace", "--timeout", "200ms"))
                .isZero();
        var frame = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} %s +%s   \\(%s\\)";
        assertThat(cli.err().lines().toList())
                .satisfiesExactly(
                        l -> assertThat(l)
                                .matches(frame.formatted("sent", "10 40 FD 3D 16", "reset the selected meter")),
                        l -> assertThat(l)
                                .matches(frame.formatted(
                                        "sent", "68 0B 0B 68 53 FD 52 [0-9A-F ]+", "select 11111111-FFFF-FF-FF")),
                        l -> assertThat(l).matches(frame.formatted("received", "E5", "acknowledged")),
                        l -> assertThat(l)
                                .matches(frame.formatted(
                                        "sent", "10 7B FD 78 16", "ask for data, FCB 1, the selected meter")),
                        l -> assertThat(l)
                                .matches(frame.formatted(
                                        "received", "68 [0-9A-F ]+ 16", "data of meter 11111111-APA-0A-07")));
    }

    @Test
    void what_is_dropped_is_traced_with_its_reason() {
        park.fail("11111111", Fault.BAD_CHECKSUM, 1);
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1", "--trace", "--json"))
                .isZero();
        assertThat(cli.objects()).anySatisfy(line -> {
            assertThat(line.path("trace").asString("")).isEqualTo("dropped");
            assertThat(line.get("meaning").asString()).contains("checksum");
            assertThat(line.get("hex").asString()).startsWith("68");
        });
    }

    @Test
    void a_silent_meter_and_a_stranger_in_its_place_are_no_success() throws IOException {
        park.fail("22222222", Fault.SILENT);
        var config = config("{ serial: '22222222', primary: 2 }, { serial: '99999999', primary: 3 }");
        assertThat(cli.run("read", "--config", config, "block-7", "22222222")).isEqualTo(4);
        assertThat(cli.err()).isEqualTo("read: " + park.endpoints().get("bus") + ": the meter does not answer.\n");
        assertThat(cli.run("read", "--config", config, "block-7", "99999999", "--json"))
                .isEqualTo(4);
        assertThat(cli.objects().getLast().get("meter").asString()).isEqualTo("23333333-APA-0A-07");
        assertThat(cli.objects().getLast().get("expected_meter").asString()).isEqualTo("99999999");
        assertThat(cli.objects().getLast().get("flags").get(0).asString()).isEqualTo("METER_MISMATCH");
        park.close();
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1")).isEqualTo(4);
    }

    @Test
    void an_encrypted_meter_is_read_with_its_key_only() throws IOException {
        var digits = "000102030405060708090a0b0c0d0e0f";
        try (var secret = Park.builder(Clock.systemUTC())
                .gateway(
                        "bus",
                        MeterSpec.of("44444444", 4).withKey(HexFormat.of().parseHex(digits)))
                .start()) {
            var there = "mbus-tcp://" + secret.endpoints().get("bus");
            var key = Files.writeString(folder.resolve("meter.key"), digits).toString();
            assertThat(cli.run("read", "--endpoint", there, "--primary", "254")).isEqualTo(4);
            assertThat(cli.err()).contains("ENCRYPTED");
            assertThat(cli.run("read", "--endpoint", there, "--primary", "254", "--key-file", key))
                    .isZero();
            assertThat(cli.out()).contains("meter    44444444-APA-0A-07");
            assertThat(cli.run("read", "--endpoint", there, "--primary", "4", "--key-file", key + ".none"))
                    .isEqualTo(2);
            assertThat(cli.err()).contains("--key-file: this file cannot be read");
        }
    }

    @Test
    void wrong_command_lines_are_refused_in_the_words_of_the_command_line() throws IOException {
        var config = config("{ serial: '22222222', primary: 2 }");
        assertThat(cli.run("read")).isEqualTo(2);
        assertThat(cli.run("read", "--endpoint", endpoint)).isEqualTo(2);
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "251")).isEqualTo(2);
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1", "--parity", "none"))
                .isEqualTo(2);
        assertThat(cli.run("read", "--endpoint", "tcp://x", "--primary", "1")).isEqualTo(2);
        assertThat(cli.run("read", "--endpoint", "nowhere", "--primary", "1")).isEqualTo(2);
        assertThat(cli.run("read", "--config", config, "blck-7")).isEqualTo(2);
        assertThat(cli.run("read", "--config", config, "block-7", "1")).isEqualTo(2);
        assertThat(search("--resume", "rubbish")).isEqualTo(2);
        assertThat(search("--wanted", "12")).isEqualTo(2);
        assertThat(search("--wanted", "1234FFFF", "--primary")).isEqualTo(2);
        assertThat(cli.err())
                .contains(
                        "Give either --config FILE and a CONCENTRATOR, or --endpoint.",
                        "--primary: 251 to 253 are no meter's address",
                        "--parity is not for this line",
                        "--endpoint: its PROTOCOL must be one of mbus-tcp,",
                        "--endpoint: must be PROTOCOL://WHERE",
                        "No such concentrator. " + config + " has block-7.",
                        "No such meter. block-7 has 22222222.",
                        "--resume: no search ends like this",
                        "--wanted: must be 8 digits",
                        "Give only one of --primary, --wanted and --resume.")
                .doesNotContain("command line:", "Exception");
    }

    @Test
    void a_search_names_each_meter_as_it_is_found_and_goes_on_where_its_budget_ended() {
        assertThat(search("--wanted", "2FFFFFFF", "--budget", "4", "--json")).isEqualTo(4);
        var end = cli.objects().getLast();
        assertThat(end.get("end").asString()).isEqualTo("BUDGET_SPENT");
        assertThat(end.get("probes").asInt()).isEqualTo(4);
        var found = end.get("found").asInt();

        var rest = new Cli();
        assertThat(rest.run(
                        "search",
                        "--endpoint",
                        endpoint,
                        "--timeout",
                        "200ms",
                        "--resume",
                        end.get("resume").asString()))
                .isZero();
        assertThat(rest.out()).contains("23333333-APA-0A-07       primary 3").doesNotContain("11111111");
        assertThat(rest.err()).contains("Done: " + (2 - found) + " meters found");
    }

    @Test
    void a_scan_of_primary_addresses_ends_early_when_the_bus_is_lost() {
        assertThat(search("--primary", "--budget", "4")).isEqualTo(4);
        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.err()).contains("The budget is spent: 3 meters found with 4 probes.", "Go on with --resume P4");
        park.close();
        assertThat(search("--primary")).isEqualTo(4);
        assertThat(cli.err()).contains("The line was lost (Connection refused): 0 meters found with 0 probes.");
    }

    @Test
    void a_search_that_is_ended_by_a_signal_tells_where_to_go_on() throws Exception {
        try (var slow = Park.builder(Clock.systemUTC())
                .answerTime(Duration.ofMillis(50))
                .gateway("bus", MeterSpec.of("11111111", 1))
                .start()) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Bridge.class.getName(),
                            "search",
                            "--endpoint",
                            "mbus-tcp://" + slow.endpoints().get("bus"),
                            "--primary",
                            "--timeout",
                            "200ms")
                    .start();
            try (var words = process.inputReader(UTF_8);
                    var progress = process.errorReader(UTF_8)) {
                assertThat(words.readLine()).startsWith("11111111-APA-0A-07");
                process.toHandle().destroy();
                assertThat(progress.lines())
                        .anyMatch(l -> l.startsWith("Stopped: 1 meters found"))
                        .anyMatch(l -> l.matches("Go on with --resume P\\d+"));
            }
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        }
    }

    /** What answers to a selection and says that it is another meter is not what was asked for. */
    @Test
    void a_stranger_that_answers_to_a_selection_is_no_success() {
        park.fail("11111111", Fault.WRONG_IDENT);
        for (var selection : List.of("11111111", "11111111-APA-0A-07", "11111111-*-*-07")) {
            var told = new Cli();
            assertThat(told.run("read", "--endpoint", endpoint, "--secondary", selection, "--json"))
                    .as(selection)
                    .isEqualTo(4);
            assertThat(told.objects()).singleElement().satisfies(reading -> {
                assertThat(reading.get("meter").asString()).isEqualTo("11111112-APA-0A-07");
                assertThat(reading.get("flags").get(0).asString()).isEqualTo("METER_MISMATCH");
                assertThat(reading.get("expected_meter").asString()).startsWith("11111111");
            });
        }
        assertThat(cli.run("read", "--endpoint", endpoint, "--secondary", "1111111F"))
                .isZero();
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1")).isZero();
        assertThat(cli.out()).doesNotContain("METER_MISMATCH");
    }

    @Test
    void the_whole_time_of_an_answer_is_an_option() {
        park.fail("11111111", Fault.TORN);
        assertThat(cli.run(
                        "read",
                        "--endpoint",
                        endpoint,
                        "--primary",
                        "1",
                        "--frame",
                        "30ms",
                        "--gap",
                        "50ms",
                        "--tries",
                        "1"))
                .isEqualTo(4);
        assertThat(cli.err())
                .contains("LENGTH: the frame stopped after ")
                .containsPattern("as (frame is 30|gap is 50) ms");
        assertThat(cli.run("read", "--endpoint", endpoint, "--primary", "1", "--frame", "never"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("--frame: must be a duration");
    }

    /** A selection by hand may leave parts open; whoever answers is welcome. */
    @Test
    void a_selection_with_open_parts_is_read_and_a_wrong_one_is_named() {
        for (var open : List.of("11111111-*-*-07", "1111111F-APA-*-*", "11111111-apa-0a-07", "1111FFFF-*-FF-*")) {
            assertThat(cli.run("read", "--endpoint", endpoint, "--secondary", open))
                    .as(open)
                    .isZero();
        }
        assertThat(cli.out().lines().filter("meter    11111111-APA-0A-07"::equals))
                .hasSize(4);
        for (var wrong : List.of("1111111", "11111111-A-0A-07", "11111111-APA-0A", "*")) {
            var told = new Cli();
            assertThat(told.run("read", "--endpoint", endpoint, "--secondary", wrong))
                    .as(wrong)
                    .isEqualTo(2);
            assertThat(told.err()).startsWith("--secondary: must be 8 digits").doesNotContain("--serial");
        }
    }
}
