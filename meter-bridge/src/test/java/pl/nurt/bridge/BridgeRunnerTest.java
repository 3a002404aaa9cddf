package pl.nurt.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.MetricsSettings;
import pl.nurt.bridge.outbox.OutboxSettings;
import pl.nurt.bridge.portal.FakePortal;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;
import tools.jackson.databind.json.JsonMapper;

/** The whole way: meter, gateway, bridge, portal. */
class BridgeRunnerTest {
    @TempDir
    private Path folder;

    private Park park;
    private FakePortal portal;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        portal = FakePortal.start();
        park = Park.builder(Clock.systemUTC())
                .gateway("block-7", meter("31415926", 1), meter("27182818", 2))
                .modbus("sw-north-1", meter("12345678", 1))
                .start();
    }

    @AfterEach
    void stop() {
        park.close();
        portal.close();
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("100.000", Instant.parse("2026-01-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private BridgeConfig config() throws Exception {
        var yaml = """
                portal: { url: '%s', apiKeyFile: key, maxBackoff: 50ms }
                concentrators:
                  - id: block-7
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { every: 1s, jitter: 0s, timeout: 500ms, tries: 2, drain: 100ms }
                    meters:
                      - { serial: '31415926-APA-0A-07', primary: 1 }
                      - { serial: '27182818', secondary: '27182818' }
                  - id: sw-north-1
                    protocol: modbus-tcp
                    endpoint: '%s'
                    poll: { every: 1s, jitter: 0s, timeout: 500ms }
                    meters:
                      - { serial: '12345678', unit: 1, profile: nurt-simple }
                """.formatted(
                portal.url(), park.endpoints().get("block-7"), park.endpoints().get("sw-north-1"));
        return BridgeConfig.parse("bridge.yaml", yaml, folder);
    }

    private boolean arrived(String meter, String index) {
        return portal.accepted().values().stream()
                .anyMatch(r -> r.path("meter").asString().equals(meter)
                        && r.path("indexM3").asString("").equals(index));
    }

    @Test
    void a_register_that_moves_is_at_the_portal_by_itself() throws Exception {
        try (var ignored = BridgeRunner.start(config(), Clock.systemUTC())) {
            await().until(() -> arrived("31415926-APA-0A-07", "100.000")
                    && arrived("27182818-APA-0A-07", "100.000")
                    && arrived("12345678", "100.000"));
            park.setIndex("31415926", new BigDecimal("100.123"));
            park.setIndex("12345678", new BigDecimal("100.456"));
            await().until(() -> arrived("31415926-APA-0A-07", "100.123") && arrived("12345678", "100.456"));
        }
        assertThat(portal.violations()).isEmpty();
    }

    @Test
    void the_portal_hears_of_a_silent_meter_and_of_its_return() throws Exception {
        try (var ignored = BridgeRunner.start(config(), Clock.systemUTC())) {
            await().until(() -> lastState("block-7").equals("ONLINE"));
            park.fail("27182818", Fault.SILENT);
            await().until(() -> lastState("block-7").equals("DEGRADED"));
            park.heal("27182818");
            await().until(() -> lastState("block-7").equals("ONLINE"));
            park.close();
            await().until(() -> lastState("sw-north-1").equals("OFFLINE"));
        }
    }

    private String lastState(String code) {
        if (portal.heartbeats().isEmpty()) {
            return "";
        }
        for (var concentrator : portal.heartbeats().getLast().path("concentrators")) {
            if (concentrator.path("code").asString().equals(code)) {
                return concentrator.path("state").asString();
            }
        }
        return "";
    }

    @Test
    void a_bridge_reads_on_while_the_portal_is_away_and_a_restart_keeps_everything() throws Exception {
        var config = config();
        var port = portal.url().getPort();
        portal.close();
        try (var bridge = BridgeRunner.start(config, Clock.systemUTC())) {
            await().until(() -> bridge.queued() >= 6);
        }
        try (var bridge = BridgeRunner.start(config, Clock.systemUTC())) {
            assertThat(bridge.queued()).isGreaterThanOrEqualTo(6);
            portal = FakePortal.start(port);
            await().until(() -> portal.accepted().size() >= 6 && bridge.queued() == 0);
        }
        assertThat(portal.violations()).isEmpty();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closing_ends_it_even_in_the_middle_of_everything() throws Exception {
        park.fail("31415926", Fault.LATE);
        var bridge = BridgeRunner.start(config(), Clock.systemUTC());
        await().until(() -> !portal.accepted().isEmpty());
        bridge.close();
        bridge.close();
    }

    @Test
    void the_local_port_tells_what_the_portal_hears_and_the_numbers() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var closed = config();
        var open = new MetricsSettings(InetAddress.getLoopbackAddress(), port);
        var config = new BridgeConfig(
                closed.portal(),
                closed.outbox(),
                closed.polling(),
                Optional.of(open),
                closed.networks(),
                closed.concentrators(),
                closed.folder());
        park.fail("27182818", Fault.SILENT);
        portal.clockAhead(Duration.ofSeconds(90));
        try (var ignored = BridgeRunner.start(config, Clock.systemUTC())) {
            await().until(() -> get(port, "/health").body().contains("27182818"));
            await().until(() -> get(port, "/metrics").body().contains("\nnurt_bridge_clock_skew_seconds "));
            var health = new JsonMapper().readTree(get(port, "/health").body());
            assertThat(health.path("concentrators").get(0).path("state").asString())
                    .isEqualTo("DEGRADED");
            assertThat(health.propertyNames()).contains("sentAt", "version", "queued", "outbox");
            var metrics = get(port, "/metrics");
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body().lines().filter(line -> !line.startsWith("#")))
                    .allMatch(line -> line.matches("nurt_bridge_[a-z_]+(\\{[a-z]+=\"[a-z_]+\"})? -?\\d+"))
                    .anyMatch(line -> line.matches("nurt_bridge_readings_total [1-9]\\d*"))
                    .anyMatch(line -> line.matches("nurt_bridge_meter_failures_total\\{kind=\"silent\"} [1-9]\\d*"))
                    .anyMatch(line -> line.equals("nurt_bridge_concentrators{state=\"degraded\"} 1"))
                    .anyMatch(line -> line.equals("nurt_bridge_outbox_oldest_age_seconds 0"))
                    .anyMatch(line -> line.matches("nurt_bridge_clock_skew_seconds (89|9[0-2])"))
                    .anyMatch(line -> line.matches("nurt_bridge_portal_requests_total\\{result=\"taken\"} [1-9]\\d*"));
            assertThat(get(port, "/health/more").statusCode()).isEqualTo(404);
            assertThat(catchThrowable(() -> BridgeRunner.start(elsewhere(config), Clock.systemUTC())))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The port for health and metrics, 127.0.0.1:" + port);
        }
    }

    /** The same with another outbox. */
    private BridgeConfig elsewhere(BridgeConfig config) {
        return new BridgeConfig(
                config.portal(),
                OutboxSettings.of(folder.resolve("other.db")),
                config.polling(),
                config.metrics(),
                config.networks(),
                config.concentrators(),
                config.folder());
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
