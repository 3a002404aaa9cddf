package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.line.Networks;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.poll.Pollers;

/** Concentrators that are configured at the portal. */
class PortalConfigurationTest {
    private static final Networks LOOPBACK =
            Networks.of(List.of(Networks.Network.parse("127.0.0.0/8").orElseThrow()));
    private static final String SETTINGS = ", configuration: true, probation: 2s";

    @TempDir
    private Path folder;

    private BridgeAtPark site;

    @BeforeEach
    void start() throws Exception {
        site = new BridgeAtPark(folder);
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    private BridgeRunner bridge() throws Exception {
        return site.bridge(SETTINGS, site.concentrator("block-7", "31415926"));
    }

    private void publish(long version, String... concentrators) {
        site.office.publish(version, "{\"concentrators\": [" + String.join(",", concentrators) + "]}");
    }

    private String outcome(long version) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> site.office.outcomes().stream().anyMatch(o -> o.version() == version));
        return last(version).state();
    }

    private FakeOffice.Outcome last(long version) {
        return site.office.outcomes().stream()
                .filter(o -> o.version() == version)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void isInUse(long version) {
        await().until(() -> !site.portal.heartbeats().isEmpty()
                && site.portal
                                .heartbeats()
                                .getLast()
                                .path("configurationVersion")
                                .asLong(-1)
                        == version);
    }

    @Test
    void a_bridge_without_concentrators_gets_them_from_the_portal() throws Exception {
        try (var ignored = site.bridge(SETTINGS, "")) {
            isInUse(0);
            publish(1, site.concentrator("block-7", "31415926", "27182818"));
            assertThat(outcome(1)).isEqualTo("ACTIVE");
            isInUse(1);
            await().until(() -> site.hasReadingOf("31415926") && site.hasReadingOf("27182818"));
        }
    }

    @Test
    void a_key_file_is_looked_for_beside_the_bridge_s_own_file() throws Exception {
        Files.writeString(folder.resolve("meter.key"), "000102030405060708090a0b0c0d0e0f");
        var keyed = site.concentrator("block-7", "31415926")
                .replace("\"primary\": 1", "\"primary\": 1, \"keyFile\": \"meter.key\"");
        publish(1, keyed);
        for (var start = 0; start < 2; start++) {
            try (var ignored = site.bridge(SETTINGS, "")) {
                isInUse(1);
            }
            site.portal.heartbeats().clear();
        }
    }

    @Test
    void a_new_version_replaces_the_bridge_s_own_file_and_is_still_in_use_after_a_restart() throws Exception {
        try (var ignored = bridge()) {
            await().until(() -> site.hasReadingOf("31415926"));
            publish(4, site.concentrator("block-8", "16180339"));
            assertThat(outcome(4)).isEqualTo("ACTIVE");
            await().until(() -> site.hasReadingOf("16180339"));
        }
        site.office.outcomes().clear();
        site.portal.accepted().clear();
        try (var ignored = bridge()) {
            isInUse(4);
            await().until(() -> site.hasReadingOf("16180339"));
            assertThat(outcome(4))
                    .as("told again, as nobody knows whether it was heard")
                    .isEqualTo("ACTIVE");
        }
        assertThat(site.hasReadingOf("31415926")).isFalse();
    }

    @Test
    void a_version_with_problems_is_rejected_with_their_keys_and_the_bridge_goes_on_as_it_was() throws Exception {
        try (var ignored = bridge()) {
            await().until(() -> site.hasReadingOf("31415926"));
            publish(
                    2,
                    site.concentratorAt("nowhere", "block-8", "1618"),
                    "{\"id\": \"x\", \"protocol\": \"mbus-tcp\", \"endpoint\": \"h:1\", \"colour\": 1}");
            assertThat(outcome(2)).isEqualTo("REJECTED");
            var keys = last(2).body()
                    .path("problems")
                    .valueStream()
                    .map(p -> p.path("key").asString())
                    .toList();
            assertThat(keys)
                    .contains(
                            "concentrators[0].endpoint",
                            "concentrators[0].meters[0].serial",
                            "concentrators[1].colour",
                            "concentrators[1].meters");
            isInUse(0);
            var seen = site.portal.accepted().size();
            await().until(() -> site.portal.accepted().size() > seen);
            assertThat(site.office.outcomes()).as("not tried again and again").hasSize(1);
        }
    }

    @Test
    void a_version_after_which_nobody_answers_is_taken_back() throws Exception {
        try (var ignored = bridge()) {
            await().until(() -> site.hasReadingOf("31415926"));
            publish(2, site.concentratorAt(site.nowhere(), "block-7", "31415926"));
            assertThat(outcome(2)).isEqualTo("ROLLED_BACK");
            assertThat(last(2).body().path("problems").get(0).path("message").asString())
                    .isEqualTo("No concentrator answered within 2 s, although block-7 did before.");
            isInUse(0);
            var seen = site.portal.accepted().size();
            await().until(() -> site.portal.accepted().size() > seen);
        }
        // It stays out of use after a restart, until there is a better one.
        try (var ignored = bridge()) {
            isInUse(0);
            publish(3, site.concentrator("block-7", "31415926", "27182818"));
            assertThat(outcome(3)).isEqualTo("ACTIVE");
        }
        assertThat(site.office.outcomes().stream().map(FakeOffice.Outcome::state))
                .containsExactly("ROLLED_BACK", "ROLLED_BACK", "ACTIVE");
    }

    @Test
    void a_version_is_taken_back_to_the_portal_s_version_before_and_that_survives_a_restart() throws Exception {
        publish(1, site.concentrator("block-8", "16180339"));
        try (var ignored = site.bridge(SETTINGS, "")) {
            await().until(() -> site.hasReadingOf("16180339"));
            assertThat(outcome(1)).isEqualTo("ACTIVE");
            publish(2, site.concentratorAt(site.nowhere(), "block-8", "16180339"));
            assertThat(outcome(2)).isEqualTo("ROLLED_BACK");
        }
        site.portal.heartbeats().clear();
        try (var ignored = site.bridge(SETTINGS, "")) {
            isInUse(1);
        }
    }

    @Test
    void what_still_answers_unchanged_proves_a_version_at_once() throws Exception {
        try (var ignored =
                site.bridge(", configuration: true, probation: 1h", site.concentrator("block-7", "31415926"))) {
            await().until(() -> site.hasReadingOf("31415926"));
            publish(
                    2,
                    site.concentrator("block-7", "31415926"),
                    site.concentratorAt(site.nowhere(), "block-8", "16180339"));
            assertThat(outcome(2)).isEqualTo("ACTIVE");
        }
    }

    @Test
    void a_version_that_ends_the_process_three_times_is_given_up() throws Exception {
        var store = new ConfigurationStore(folder.resolve("outbox.db"));
        var document = "{\"concentrators\": [" + site.concentrator("block-8", "16180339") + "]}";
        for (var crash = 0; crash < 3; crash++) {
            assertThat(store.begin(new ConfigurationStore.Stored(2, document))).isEqualTo(crash);
        }
        site.office.publish(2, document);
        try (var ignored = bridge()) {
            assertThat(outcome(2)).isEqualTo("ROLLED_BACK");
            assertThat(last(2).body().toString()).contains("ended 3 times");
        }
    }

    @Test
    void a_fault_at_a_new_version_does_not_end_the_watching() throws Exception {
        var clock = new FaultyClock("portal configuration", 0, 1);
        publish(1, site.concentrator("block-8", "16180339"));
        try (var ignored = site.bridge(SETTINGS, "", clock)) {
            assertThat(outcome(1)).isEqualTo("ACTIVE");
        }
        assertThat(clock.hasFailed()).isTrue();
    }

    @Test
    void a_version_that_cannot_be_started_is_taken_back_even_if_that_fails_at_first() throws Exception {
        var old = concentrators(site.concentrator("block-7", "31415926"));
        var wanted = concentrators(site.concentrator("block-8", "16180339"));
        // The trial begins, the new one fails, and so does the old one.
        var clock = new FaultyClock(Thread.currentThread().getName(), 2, 2);
        var board = new StatusBoard();
        try (var outbox = Outbox.open(folder.resolve("outbox.db"));
                var pollers = Pollers.start(old, PollingSettings.USUAL, outbox, board, clock)) {
            await().until(() -> !board.all().isEmpty());
            var trial = new ConfigurationTrial(pollers, board, clock, Duration.ofSeconds(2));
            assertThat(trial.run(old, wanted)).contains("It could not be started: a fault of the program.");
            assertThat(clock.hasFailed()).isTrue();
            assertThat(pollers.readNow("block-7", null)
                            .get(10, TimeUnit.SECONDS)
                            .readings())
                    .isOne();
        }
    }

    private List<ConcentratorSettings> concentrators(String... all) throws Exception {
        return BridgeConfig.parseConcentrators(
                "test", "{\"concentrators\": [" + String.join(",", all) + "]}", folder, LOOPBACK);
    }

    @Test
    void a_bridge_that_may_not_go_where_its_last_version_sends_it_says_what_allows_it() throws Exception {
        var document = "{\"concentrators\": ["
                + site.concentratorAt("127.0.0.1:10001", "block-7", "31415926") + ","
                + site.concentratorAt("localhost:10002", "block-8", "16180339") + ","
                + site.concentratorAt("10.8.0.40:10001", "block-9", "14142135") + "]}";

        assertThat(NotAllowed.of(document, config("")))
                .contains(new NotAllowed(
                        List.of("127.0.0.1:10001", "localhost:10002"),
                        "the portal may send a bridge there only if bridge.yaml says so:"
                                + " allowedNetworks: [127.0.0.1, 10.8.0.40]"));
        assertThat(NotAllowed.of(document, config("allowedNetworks: [127.0.0.1, 10.8.0.40]")))
                .isEmpty();
        assertThat(NotAllowed.of(document, config("allowedNetworks: [127.0.0.0/8]")))
                .hasValueSatisfying(refused -> assertThat(refused.endpoints()).containsExactly("10.8.0.40:10001"));
    }

    private BridgeConfig config(String networks) throws Exception {
        return BridgeConfig.parse(
                "bridge.yaml",
                "portal: { url: '%s', apiKeyFile: key, configuration: true }%n%s"
                        .formatted(site.portal.url(), networks),
                folder);
    }

    @Test
    void a_damaged_file_of_the_last_good_version_does_not_keep_the_bridge_from_reading() throws Exception {
        for (var rubbish : List.of("", "{", "{\"version\":3}", "{\"version\":3,\"document\":{\"a\":1}}")) {
            Files.writeString(folder.resolve("outbox.db.configuration.json"), rubbish);
            site.portal.accepted().clear();
            try (var ignored = bridge()) {
                await().until(() -> site.hasReadingOf("31415926"));
            }
        }
    }

    @Test
    void the_office_can_have_a_version_tried_again_and_hears_what_came_of_it() throws Exception {
        var later = Clock.systemUTC().instant().plus(Duration.ofMinutes(5));
        try (var ignored = bridge()) {
            await().until(() -> site.hasReadingOf("31415926"));
            publish(2, site.concentratorAt(site.nowhere(), "block-7", "31415926"));
            assertThat(outcome(2)).isEqualTo("ROLLED_BACK");
            publish(2, site.concentrator("block-8", "16180339"));
            site.office.command(1, "RELOAD_CONFIGURATION", later, Map.of("version", 2));
            await().until(() -> site.office.states(1).toList().equals(List.of("DONE")));
            site.office.command(2, "RELOAD_CONFIGURATION", later, Map.of("version", 9));
            await().until(() -> site.office.states(2).toList().equals(List.of("FAILED")));
            isInUse(2);
        }
    }
}
