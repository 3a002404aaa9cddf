package pl.nurt.bridge.poll;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/** Pollers that read a wired bus of three meters and a Modbus device over real sockets. */
abstract class AtSmallPark {
    @TempDir
    Path folder;

    final StatusBoard board = new StatusBoard();
    Outbox outbox;
    Park park;

    @BeforeEach
    final void open() throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        outbox = Outbox.open(folder.resolve("outbox.db"));
        park = Park.builder(Clock.systemUTC())
                .lateness(Duration.ofSeconds(30))
                .gateway("bus", meter("11111111", 1), meter("22222222", 2), meter("33333333", 3))
                .modbus("device", meter("44444444", 1))
                .start();
    }

    @AfterEach
    final void close() {
        park.close();
        outbox.close();
    }

    static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("7.777", Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    ConcentratorSettings bus(String poll, int meters) throws Exception {
        var list = new StringBuilder();
        for (var n = 1; n <= meters; n++) {
            list.append("      - { serial: '%s', primary: %d }\n"
                    .formatted(String.valueOf(n).repeat(8), n));
        }
        return only("""
                  - id: bus
                    protocol: mbus-tcp
                    endpoint: '%s'
                    poll: { jitter: 0s, tries: 1, gap: 20ms, drain: 20ms, %s }
                    meters:
                """.formatted(park.endpoints().get("bus"), poll)
                + list.toString().indent(2));
    }

    ConcentratorSettings device(String poll) throws Exception {
        return only("""
                  - id: device
                    protocol: modbus-tcp
                    endpoint: '%s'
                    poll: { jitter: 0s, tries: 1, %s }
                    meters:
                      - { serial: '44444444', unit: 1, profile: nurt-simple }
                """.formatted(park.endpoints().get("device"), poll));
    }

    ConcentratorSettings only(String concentrator) throws Exception {
        var yaml = "portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }\nconcentrators:\n" + concentrator;
        return BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
    }

    Pollers start(ConcentratorSettings... concentrators) {
        return Pollers.start(List.of(concentrators), PollingSettings.USUAL, outbox, board, Clock.systemUTC());
    }

    List<String> metersRead() {
        return outbox.oldest(1_000).stream()
                .map(Reading::meter)
                .map(meter -> meter.substring(0, 8))
                .toList();
    }

    void forgetReadings() {
        outbox.settle(outbox.oldest(1_000), Map.of(), Instant.EPOCH);
    }

    void awaitRound(String code) {
        await().until(() ->
                board.all().stream().anyMatch(status -> status.code().equals(code)));
    }

    static MetersRead get(CompletableFuture<MetersRead> result) throws Exception {
        return result.get(5, TimeUnit.SECONDS);
    }

    static void nextSecond() {
        var second = Instant.now().getEpochSecond();
        await().pollInterval(Duration.ofMillis(10)).until(() -> Instant.now().getEpochSecond() > second);
    }
}
