package pl.nurt.bridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.Bridge;
import pl.nurt.bridge.mbus.Telegrams;
import tools.jackson.databind.JsonNode;

class BridgeCommandTest {
    private static final String SOUND =
            "68 1B 1B 68 08 4B 72 73 80 55 24 01 06 04 06 EC 04 00 00 0C 13 44 97 84 04 04 6D 05 2E 4A 3B DD 16";

    @TempDir
    private Path folder;

    private final Cli cli = new Cli();

    private int run(String... args) {
        return cli.run(args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private List<JsonNode> lines() {
        return cli.objects();
    }

    @Test
    void every_telegram_gives_one_line_in_order_and_refused_ones_are_no_failure() throws IOException {
        var args = new ArrayList<String>();
        args.add("decode");
        var expected = Telegrams.synthetic();
        for (var telegram : expected) {
            args.add(file(telegram.get("name").asString(), telegram.get("hex").asString()));
        }
        assertThat(run(args.toArray(String[]::new))).isZero();
        assertThat(lines()).hasSameSizeAs(expected);
        for (var n = 0; n < expected.size(); n++) {
            var line = lines().get(n);
            assertThat(line.get("file").asString()).isEqualTo(args.get(n + 1));
            assertThat(line.get("accept")).isEqualTo(expected.get(n).get("accept"));
            assertThat(line.path("reject")).isEqualTo(expected.get(n).path("reject"));
            assertThat(line.path("main_index_m3")).isEqualTo(expected.get(n).path("main_index_m3"));
            assertThat(line.path("manufacturer_data")).isEqualTo(expected.get(n).path("manufacturer_data"));
        }
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void a_file_may_hold_several_telegrams_comments_and_wrapped_lines() throws IOException {
        var wrapped = SOUND.substring(0, 40) + "\n" + SOUND.substring(40);
        assertThat(run(
                        "decode",
                        file(
                                "a.hex",
                                "# two of them\n" + wrapped + " # the first\n\n" + SOUND.toLowerCase(Locale.ROOT)
                                        + "\n")))
                .isZero();
        assertThat(lines())
                .hasSize(2)
                .allMatch(l -> l.path("main_index_m3").asString().equals("4849.744"));
    }

    @Test
    void what_stands_behind_the_last_readable_record_is_shown_as_bytes() throws IOException {
        assertThat(run("decode", file("a.hex", "68 0D 0D 68 08 01 78 04 13 D2 04 00 00 3F 04 13 01 C5 16")))
                .isZero();
        assertThat(lines()).singleElement().satisfies(l -> {
            assertThat(l.get("main_index_m3").asString()).isEqualTo("1.234");
            assertThat(l.get("undecoded").get("reason").asString()).isEqualTo("reserved DIF 3F");
            assertThat(l.get("undecoded").get("bytes").asString()).isEqualTo("3F 04 13 01");
        });
    }

    @Test
    void what_cannot_be_read_is_said_in_one_sentence_and_the_others_are_decoded() throws IOException {
        var missing = folder.resolve("missing.hex").toString();
        var text = file("text.hex", "hello");
        assertThat(run("decode", missing, text, file("good.hex", SOUND), folder.toString()))
                .isEqualTo(1);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0).get("reject").asString()).isEqualTo("NOT_HEX");
        assertThat(cli.err().lines())
                .hasSize(3)
                .contains(missing + " does not exist.", text + ": no hexadecimal text.")
                .noneMatch(l -> l.contains("Exception"));
    }

    @Test
    void a_bad_configuration_lists_its_errors_and_a_good_one_says_what_it_holds() throws IOException {
        assertThat(run("check-config", file("bad.yaml", "portl: 1\n"))).isEqualTo(3);
        assertThat(cli.err()).contains("bad.yaml:1: portl: unknown key, did you mean 'portal'?");
        file("api-key", "k");
        assertThat(run("check-config", file("good.yaml", Files.readString(Path.of("bridge.example.yaml")))))
                .isZero();
        assertThat(cli.out()).endsWith("good.yaml: good, 3 concentrators with 6 meters\n");
    }

    @Test
    void a_configuration_that_is_odd_gets_warnings_with_line_and_key() throws IOException {
        file("api-key", "k");
        var odd = file("odd.yaml", """
                portal: { url: 'http://portal.example.pl', allowInsecure: true, apiKeyFile: api-key }
                outbox: { maxBytes: 999999GB }
                concentrators:
                  - id: slow
                    protocol: mbus-serial
                    endpoint: /dev/ttyUSB0
                    line: { baud: 300, parity: none }
                    poll: { every: 3s, jitter: 3s, timeout: 500ms, frame: 3s }
                    meters: [{ serial: '11111111', primary: 1 }, { serial: '22222222', primary: 2 }]
                  - id: nameless
                    protocol: modbus-tcp
                    endpoint: '10.8.0.21:502'
                    meters: [{ serial: '1', unit: 1, profile: bare }]
                profiles:
                  bare: { registers: [{ quantity: volume, offset: 0, type: u32, scale: '1' }] }
                  idle: { registers: [{ quantity: volume, offset: 0, type: u32, scale: '1' }] }
                """);
        assertThat(run("check-config", odd)).isZero();
        assertThat(cli.err().lines())
                .contains(
                        odd + ":1: portal.allowInsecure: the API key travels in clear text (warning)",
                        odd + ":7: concentrators[0].line: an M-Bus has 8 data bits and even parity (warning)",
                        odd
                                + ":8: concentrators[0].poll: 2 meters at 300 baud take about 6 s, longer than from round to round"
                                + " (warning)",
                        odd
                                + ":8: concentrators[0].poll: the jitter is as long as the time from round to round (warning)",
                        odd
                                + ":8: concentrators[0].poll: at 300 baud a meter may answer later than the timeout (warning)",
                        odd
                                + ":8: concentrators[0].poll: at 300 baud the longest telegram takes 9 s, longer than frame allows"
                                + " (warning)",
                        odd
                                + ":13: concentrators[1].meters[0].profile: reads no serial number, so nobody would notice an"
                                + " exchanged meter (warning)",
                        odd + ":16: profiles.idle: no meter uses this profile (warning)")
                .anyMatch(l -> l.matches(".*:2: outbox\\.maxBytes: the disk has room for \\d+ MB only \\(warning\\)"))
                .anyMatch(l -> l.contains(":1: portal.apiKeyFile: api-key can be read by everybody"));
    }

    @Test
    void a_program_gets_problems_in_parts() throws IOException {
        var bad = file("bad.yaml", "portl: 1\n");
        assertThat(run("check-config", bad, "--json")).isEqualTo(3);
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.path("severity").asString("")).isEqualTo("error");
            assertThat(line.path("place").asString("")).isEqualTo(bad + ":1");
            assertThat(line.path("key").asString("")).isEqualTo("portl");
            assertThat(line.path("message").asString("")).startsWith("unknown key");
        });
        assertThat(lines().getLast().get("good").asBoolean()).isFalse();
        file("api-key", "k");
        var good = new Cli();
        assertThat(good.run(
                        "check-config", "--json", file("good.yaml", Files.readString(Path.of("bridge.example.yaml")))))
                .isZero();
        assertThat(good.objects().getLast().get("meters").asInt()).isEqualTo(6);
    }

    @Test
    void a_park_whose_port_is_taken_or_whose_file_is_wrong_ends_in_one_sentence() throws IOException {
        assertThat(run("simulate", "--park", file("park.yaml", "gateways: [{ id: a, meters: [{ ident: '1' }] }]\n")))
                .isEqualTo(3);
        assertThat(cli.err()).contains("gateways[0].meters[0].ident: must be 8 digits", "startAt: is missing");
    }

    @Test
    void the_self_test_reads_simulated_meters_through_a_bridge_and_leaves_nothing_behind() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Djava.io.tmpdir=" + folder,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bridge.class.getName(),
                        "self-test",
                        "--json")
                .redirectError(folder.resolve("log").toFile())
                .start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor())
                .as(out + Files.readString(folder.resolve("log")))
                .isZero();
        assertThat(out).isEqualTo("{\"good\":true}");
        assertThat(folder.resolve("log")).content().contains("event=started", "concentrators=2");
        try (var left = Files.newDirectoryStream(folder, "nurt-self-test*")) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void every_command_lists_the_same_exit_codes_and_speaks_json() {
        var commands = BridgeCommand.commandLine().getSubcommands();
        assertThat(commands).containsKeys("decode", "read", "search", "poll", "run", "simulate", "check-config");
        commands.forEach((name, command) -> {
            assertThat(command.getUsageMessage())
                    .as(name)
                    .contains("Exit codes:", "  2          wrong command line", "  4          not everything came");
            if (!name.equals("help")) {
                assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("--json", "--help");
            }
        });
    }

    @Test
    void a_failure_is_one_sentence_or_one_object_and_never_a_stack_trace() {
        var missing = folder.resolve("missing.yaml").toString();
        assertThat(run("check-config", missing)).isEqualTo(3);
        assertThat(run("simulate", "--park", missing, "--json")).isEqualTo(3);
        assertThat(cli.err().lines()).singleElement().asString().startsWith(missing + ": does not exist");
        assertThat(lines())
                .singleElement()
                .satisfies(l -> assertThat(l.get("error").asString()).startsWith(missing + ": does not exist"));
    }

    @Test
    void a_misspelt_command_or_option_is_answered_by_what_it_may_have_been() {
        assertThat(run("reed")).isEqualTo(2);
        assertThat(run("search", "--budgte", "5")).isEqualTo(2);
        assertThat(cli.err())
                .contains(
                        "Did you mean: nurt bridge read or nurt bridge set-address?",
                        "Possible solutions: --budget",
                        "Help: nurt bridge search --help");
    }

    @Test
    void bash_completes_commands_and_options_after_sourcing_the_script() throws Exception {
        assertThat(run("completion")).isZero();
        var script = Files.writeString(folder.resolve("completion"), cli.out());
        var typed =
                "source '%s'; COMP_WORDS=(nurt bridge search --bud); COMP_CWORD=3; _complete_nurt 2>/dev/null; echo \"${COMPREPLY[@]}\""
                        .formatted(script);
        var bash = new ProcessBuilder("bash", "-c", typed)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo("--budget");
        assertThat(run("completion", "--command", "../x")).isEqualTo(2);
    }

    @Test
    void help_and_wrong_command_lines_have_their_exit_codes() {
        assertThat(run("help")).isZero();
        assertThat(run("decode", "--help")).isZero();
        assertThat(cli.out()).contains("Exit codes:", "decode", "simulate", "check-config", "run");
        assertThat(run("--version")).isZero();
        assertThat(cli.out()).endsWith("nurt bridge development\n");
        assertThat(run()).isEqualTo(2);
        assertThat(run("dekode")).isEqualTo(2);
        assertThat(run("run")).isEqualTo(2);
    }

    @Test
    void the_help_is_there_before_any_command_is_named() {
        assertThat(run("--help")).isZero();
        assertThat(cli.out()).contains("Exit codes:", "decode", "simulate", "check-config", "run");
    }

    @Test
    void an_encrypted_telegram_is_decoded_with_its_key_only() throws IOException {
        // The gas meter of OMS specification volume 2, annex N, behind a wired header.
        var file = file(
                "encrypted",
                "68 2F 2F 68 08 05 72 78 56 34 12 93 15 33 03 2A 00 20 25 59 23 C9 5A AA 26 D1 B2 E7 49 3B 01 3E C4 A6 F6"
                        + " D3 52 9B 52 0E DF F0 EA 6D EF C9 9D 6D 69 EB F3 2B 16");

        assertThat(run("decode", file)).isZero();
        assertThat(run("decode", "--key", "0102030405060708090A0B0C0D0E0F12", file))
                .isZero();
        assertThat(run("decode", "--key", "0102030405060708090A0B0C0D0E0F11", file))
                .isZero();

        assertThat(lines().get(0).get("reject").asString()).isEqualTo("ENCRYPTED");
        assertThat(lines().get(1).get("reject").asString()).isEqualTo("WRONG_KEY");
        assertThat(lines().get(2).get("main_index_m3").asString()).isEqualTo("28504.27");
        assertThat(run("decode", "--key", "0102030405060708090A0B0C0D0E0F1", file))
                .isEqualTo(2);
        assertThat(cli.err()).contains("32 hexadecimal digits").doesNotContain("0102030405060708");
    }

    @Test
    void an_encrypted_telegram_that_does_not_name_its_meter_is_decoded_when_it_is_named() throws IOException {
        var file = file(
                "brief",
                "68 27 27 68 08 05 7A 2A 00 20 25 59 23 C9 5A AA 26 D1 B2 E7 49 3B 01 3E C4 A6 F6"
                        + " D3 52 9B 52 0E DF F0 EA 6D EF C9 9D 6D 69 EB F3 41 16");
        var key = "0102030405060708090A0B0C0D0E0F11";

        assertThat(run("decode", "--key", key, file)).isZero();
        assertThat(run("decode", "--key", key, "--meter", "12345678-ELS-33-03", file))
                .isZero();
        assertThat(run("decode", "--key", key, "--meter", "12345678-ELT-33-03", file))
                .isZero();

        assertThat(lines().get(0).get("reject").asString()).isEqualTo("ENCRYPTED");
        assertThat(lines().get(1).get("main_index_m3").asString()).isEqualTo("28504.27");
        assertThat(lines().get(2).get("reject").asString()).isEqualTo("WRONG_KEY");
        assertThat(run("decode", "--meter", "12345678", file)).isEqualTo(2);
        assertThat(cli.err()).contains("whole identification");
    }
}
