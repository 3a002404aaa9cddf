package pl.nurt.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.mbus.link.MeterAddress;
import pl.nurt.bridge.outbox.OutboxSettings;

class BridgeConfigTest {
    private static final String KEY = "s3cret-key";
    private static final String PORTAL = "portal: { url: 'https://portal.example.pl', apiKeyFile: key }\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKey() throws IOException {
        Files.writeString(folder.resolve("key"), KEY + "\n");
    }

    private BridgeConfig parse(String yaml) throws ConfigException {
        return BridgeConfig.parse("bridge.yaml", yaml, folder);
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> parse(yaml)).problems();
    }

    private static String concentrator(String meters) {
        return "concentrators:\n  - { id: a, protocol: mbus-tcp, endpoint: 'h:1', meters: [" + meters + "] }\n";
    }

    @Test
    void the_example_is_valid() throws Exception {
        Files.copy(Path.of("bridge.example.yaml"), folder.resolve("bridge.yaml"));
        Files.writeString(folder.resolve("api-key"), KEY);
        var config = BridgeConfig.load(folder.resolve("bridge.yaml"));
        assertThat(config.outbox()).isEqualTo(OutboxSettings.of(folder.resolve("outbox.db")));
        assertThat(config.portal().heartbeat()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.concentrators()).hasSize(3);
        var modbus = (ConcentratorSettings.Modbus) config.concentrators().get(2);
        assertThat(modbus.meters().get(1).place().base()).isEqualTo(100);
        assertThat(modbus.meters().get(1).place().profile().end()).isEqualTo(9);
        assertThat(config).asString().doesNotContain(KEY);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_line_and_key() {
        var yaml = """
                portal:
                  url: http://portal.example.pl
                  apiKeyFile: nowhere
                  hartbeat: 1m
                concentrators:
                  - id: a
                    protocol: mbus
                    endpoint: nowhere
                    poll: { every: 15, tries: 0 }
                    meters:
                      - { serial: "1234", primary: 251 }
                  - id: a
                    protocol: modbus-tcp
                    endpoint: "h:502"
                    meters:
                      - { serial: "12345678", unit: 1, profile: nurt-simpel }
                      - { serial: "12345678", unit: 1, profile: nurt-simple, base: 1, ref: 40001 }
                colour: red
                """;
        assertThat(problems(yaml))
                .containsExactly(
                        "bridge.yaml:2: portal.url: must be https, as the API key would travel in clear text (or set allowInsecure: true)",
                        "bridge.yaml:3: portal.apiKeyFile: the file " + folder.resolve("nowhere") + " cannot be read",
                        "bridge.yaml:4: portal.hartbeat: unknown key, did you mean 'heartbeat'?",
                        "bridge.yaml:7: concentrators[0].protocol: must be one of mbus-tcp, mbus-serial, mbus-rfc2217, modbus-tcp, rtu-over-tcp, modbus-rtu",
                        "bridge.yaml:8: concentrators[0].endpoint: must be host:port",
                        "bridge.yaml:9: concentrators[0].poll.every: must be a duration such as 500ms, 30s, 15m, 1h or 1d, at least 1s",
                        "bridge.yaml:9: concentrators[0].poll.tries: must be a whole number from 1 to 10",
                        "bridge.yaml:11: concentrators[0].meters[0].serial: must be 8 digits, or ident-MAN-version-medium as 31415926-APA-0A-07",
                        "bridge.yaml:11: concentrators[0].meters[0].primary: 251 to 253 are no meter's address",
                        "bridge.yaml:12: concentrators[1].id: another concentrator has this id",
                        "bridge.yaml:16: concentrators[1].meters[0].profile: no such profile, did you mean 'nurt-simple'?",
                        "bridge.yaml:17: concentrators[1].meters[1].serial: another meter has this serial number",
                        "bridge.yaml:17: concentrators[1].meters[1].ref: give either base (counted from 0) or ref",
                        "bridge.yaml:18: colour: unknown key");
    }

    private static final String METER = "meters: [{ serial: '12345678', primary: 1 }] }\n";

    private PollSettings poll(String poll) throws ConfigException {
        var yaml = PORTAL + "concentrators:\n  - { id: a, protocol: mbus-tcp, endpoint: 'h:1', poll: {" + poll + "}, "
                + METER;
        return parse(yaml).concentrators().getFirst().poll();
    }

    @Test
    void rounds_may_be_kept_to_a_part_of_the_day_and_put_before_others() throws ConfigException {
        var poll = poll("window: '22:30-05:00', priority: high");
        assertThat(poll.window())
                .isEqualTo(new PollWindow(LocalTime.of(22, 30), LocalTime.of(5, 0), ZoneId.of("Europe/Warsaw")));
        assertThat(poll.priority()).isEqualTo(Priority.HIGH);
        assertThat(poll("window: 00:05-05:00, zone: UTC").window())
                .isEqualTo(new PollWindow(LocalTime.of(0, 5), LocalTime.of(5, 0), ZoneId.of("UTC")));
        assertThat(poll("every: 1h").window()).isNull();
        for (var wrong : List.of("'25:00-05:00'", "'05:00-05:00'", "night", "'00:05'", "'5:00-6:00'")) {
            var refused = catchThrowableOfType(ConfigException.class, () -> poll("window: " + wrong));
            assertThat(refused.problems()).singleElement().asString().contains("a part of the day such as 00:05-05:00");
        }
        var refused = catchThrowableOfType(ConfigException.class, () -> poll("window: 00:05-05:00, every: 2d"));
        assertThat(refused.problems()).singleElement().asString().contains("poll.every: must be at most 1d");
    }

    @Test
    void a_name_that_no_file_can_have_is_wrong_like_any_other() {
        var yaml = """
                portal:
                  url: https://portal.example.pl
                  apiKeyFile: "a\\0b"
                  trustStore: { file: "c\\0d", passwordFile: "e\\0f" }
                  clientCertificate: { file: pem, key: "g\\0h" }
                outbox: { file: "i\\0j" }
                concentrators:
                  - id: a
                    protocol: mbus-tcp
                    endpoint: 'gw.local:10001'
                    meters: [{ serial: '11111111', primary: 1, keyFile: "k\\0l" }]
                """;
        assertThat(problems(yaml))
                .contains(
                        "bridge.yaml:3: portal.apiKeyFile: must be the name of a file",
                        "bridge.yaml:4: portal.trustStore.file: must be the name of a file",
                        "bridge.yaml:4: portal.trustStore.passwordFile: must be the name of a file",
                        "bridge.yaml:5: portal.clientCertificate.key: must be the name of a file",
                        "bridge.yaml:6: outbox.file: must be the name of a file",
                        "bridge.yaml:11: concentrators[0].meters[0].keyFile: this file cannot be read");
    }

    @Test
    void a_number_of_more_digits_than_memory_holds_is_no_number() {
        for (var number : List.of("1e999999999", "1e-999999999", "1e31")) {
            var yaml = PORTAL + """
                    concentrators:
                      - id: a
                        protocol: modbus-tcp
                        endpoint: 'gw.local:502'
                        meters:
                          - { serial: '1', unit: 1, profile: pulse-16, base: 4, scale: '1', maxFlow: '5', start: { counter: %s, m3: '1' } }
                    """.formatted(number);
            assertThat(problems(yaml)).as(number).anyMatch(p -> p.endsWith("start.counter: must be a decimal number"));
        }
    }

    @Test
    void two_concentrators_on_one_line_are_refused() {
        var yaml = PORTAL + """
                concentrators:
                  - { id: a, protocol: mbus-tcp, endpoint: 'gw.local:10001', meters: [{ serial: '11111111', primary: 1 }] }
                  - { id: b, protocol: mbus-rfc2217, endpoint: 'GW.local:10001', meters: [{ serial: '22222222', primary: 2 }] }
                  - { id: c, protocol: mbus-tcp, endpoint: 'gw.local:10002', meters: [{ serial: '33333333', primary: 1 }] }
                """;
        assertThat(problems(yaml))
                .containsExactly(
                        "bridge.yaml:4: concentrators[1].endpoint: concentrator a has this endpoint: one line is one concentrator");
    }

    @Test
    void how_many_are_read_at_once_can_be_limited() throws ConfigException {
        var rest = concentrator("{ serial: '12345678', primary: 1 }");
        assertThat(parse(PORTAL + rest).polling()).isEqualTo(PollingSettings.USUAL);
        assertThat(parse(PORTAL + "polling: { maxConcurrent: 20 }\n" + rest).polling())
                .isEqualTo(new PollingSettings(20));
    }

    @Test
    void the_local_port_is_closed_unless_set_and_then_for_this_machine_only() throws ConfigException {
        var rest = concentrator("{ serial: '12345678', primary: 1 }");
        assertThat(parse(PORTAL + rest).metrics()).isEmpty();
        var loopback =
                parse(PORTAL + "metrics: { port: 9464 }\n" + rest).metrics().orElseThrow();
        assertThat(loopback.address().isLoopbackAddress()).isTrue();
        assertThat(loopback.port()).isEqualTo(9464);
        var open = parse(PORTAL + "metrics: { port: 9464, address: 10.8.0.5 }\n" + rest)
                .metrics();
        assertThat(open.orElseThrow().address().getHostAddress()).isEqualTo("10.8.0.5");
        assertThat(problems(PORTAL + "metrics: { address: gateway.local }\n" + rest))
                .containsExactly(
                        "bridge.yaml:2: metrics.address: must be an IP address such as 127.0.0.1",
                        "bridge.yaml:2: metrics.port: is missing");
    }

    @Test
    void a_key_in_the_file_itself_is_refused_and_not_repeated() {
        assertThat(problems("portal: { url: 'https://p', apiKey: topsecret }\n"
                        + concentrator("{ serial: '12345678', primary: 1 }")))
                .singleElement()
                .asString()
                .startsWith("bridge.yaml:1: portal.apiKey: a key does not belong into this file")
                .doesNotContain("topsecret");
    }

    @Test
    void plain_http_is_for_this_machine_only() throws ConfigException {
        var rest = concentrator("{ serial: '12345678', primary: 1 }");
        for (var host : List.of("localhost", "127.0.0.1", "[::1]")) {
            parse("portal: { url: 'http://" + host + ":8080', apiKeyFile: key }\n" + rest);
        }
        assertThat(problems("portal: { url: 'http://127.0.0.1.example.pl', apiKeyFile: key }\n" + rest))
                .hasSize(1);
        var insecure = parse("portal: { url: 'http://10.0.0.1', apiKeyFile: key, allowInsecure: true }\n" + rest);
        assertThat(insecure.portal().url()).hasHost("10.0.0.1");
        assertThat(problems("portal: { url: 'https://user:pw@p', apiKeyFile: key }\n" + rest))
                .hasSize(1);
    }

    @Test
    void a_meter_is_addressed_by_primary_or_secondary_address() throws ConfigException {
        var config = parse(PORTAL
                + concentrator("{ serial: '31415926-apa-0a-07', primary: 7 },"
                        + "{ serial: '27182818', secondary: '27182818-KAM-19-07' }"));
        var meters = ((ConcentratorSettings.MBus) config.concentrators().getFirst()).meters();
        assertThat(meters.get(0).expected()).hasToString("31415926-APA-0A-07");
        assertThat(meters.get(0).address()).isEqualTo(new MeterAddress.Primary(7));
        assertThat(meters.get(1).expected()).hasToString("27182818-KAM-19-07");
        assertThat(meters.get(1).address().link()).isEqualTo(253);
        assertThat(problems(PORTAL + concentrator("{ serial: '31415926' }")))
                .singleElement()
                .asString()
                .contains("give either primary");
        assertThat(problems(PORTAL + concentrator("{ serial: '31415926', secondary: '31415927' }")))
                .singleElement()
                .asString()
                .contains("contradicts serial");
        assertThat(problems(PORTAL
                        + concentrator("{ serial: '31415926', primary: 1 }, { serial: '31415927', primary: 1 }")))
                .singleElement()
                .asString()
                .contains("another meter of this bus");
    }

    @Test
    void text_that_is_no_configuration_is_refused_with_its_line() {
        assertThat(problems("portal: [unclosed")).singleElement().asString().startsWith("bridge.yaml:1: not YAML");
        assertThat(problems("a: 1\n\tb: 2\n")).singleElement().asString().startsWith("bridge.yaml:2: not YAML");
        assertThat(problems("")).containsExactly("bridge.yaml:1: no keys at all");
        assertThat(problems("- a\n- b\n")).containsExactly("bridge.yaml:1: no keys at all");
        assertThat(problems("a: &x [1]\nb: *x\n")).singleElement().asString().contains("aliases");
        assertThat(problems("portal: 7\nportal: 8\n"))
                .anyMatch(p -> p.contains("portal: given twice"))
                .anyMatch(p -> p.contains("concentrators: is missing"));
    }

    @Test
    void a_document_of_the_portal_names_no_address_of_this_machine_and_no_file_outside_the_folder() throws Exception {
        var endpoint = "{\"concentrators\": [{\"id\": \"a\", \"protocol\": \"mbus-tcp\", \"endpoint\": \"%s\","
                + "\"meters\": [{\"serial\": \"31415926\", \"primary\": 1%s}]}]}";
        for (var address : List.of("127.0.0.1:22", "169.254.169.254:80", "[::1]:22")) {
            assertThat(ofPortal(endpoint.formatted(address, ""), Networks.ANY))
                    .singleElement()
                    .asString()
                    .contains("allowedNetworks");
        }
        var field = parse(
                        "allowedNetworks: [10.8.0.0/16]\n" + PORTAL
                                + "concentrators: [{ id: a, protocol: mbus-tcp, endpoint: '10.8.0.1:1', meters: [{ serial: '31415926', primary: 1 }] }]\n")
                .networks();
        assertThat(ofPortal(endpoint.formatted("10.9.0.1:502", ""), field)).hasSize(1);
        assertThat(ofPortal(endpoint.formatted("10.8.0.1:502", ""), field)).isEmpty();
        for (var file : List.of("/etc/shadow", "../outside.key")) {
            assertThat(ofPortal(endpoint.formatted("10.8.0.1:502", ", \"keyFile\": \"" + file + "\""), field))
                    .singleElement()
                    .asString()
                    .contains("must be in the bridge's own folder");
        }
    }

    private static List<ConfigException.Problem> ofPortal(String document, Networks networks) {
        try {
            BridgeConfig.parseConcentrators("portal", document, Path.of(""), networks);
            return List.of();
        } catch (ConfigException refused) {
            return refused.details();
        }
    }
}
