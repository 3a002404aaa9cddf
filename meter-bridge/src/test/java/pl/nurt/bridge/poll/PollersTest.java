package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxState;
import pl.nurt.bridge.outbox.Reading;
import pl.nurt.bridge.simulator.Fault;
import pl.nurt.bridge.simulator.MeterSpec;
import pl.nurt.bridge.simulator.Park;
import pl.nurt.bridge.simulator.UseProfile;

/** What is asked of running pollers, over real sockets. */
class PollersTest {
    @TempDir
    private Path folder;

    private final StatusBoard board = new StatusBoard();
    private Outbox outbox;
    private Park park;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("key"), "k");
        outbox = Outbox.open(folder.resolve("outbox.db"));
        park = Park.builder(Clock.systemUTC())
                .lateness(Duration.ofSeconds(30))
                .gateway("bus", meter("11111111", 1), meter("22222222", 2), meter("33333333", 3))
                .modbus("device", meter("44444444", 1))
                .start();
    }

    @AfterEach
    void close() {
        park.close();
        outbox.close();
    }

    private static MeterSpec meter(String ident, int address) {
        return MeterSpec.of(ident, address)
                .withStart("7.777", Instant.parse("2026-11-01T00:00:00Z"))
                .withUse(UseProfile.HOLIDAY, "0");
    }

    private ConcentratorSettings bus(String poll, int meters) throws Exception {
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

    private ConcentratorSettings device(String poll) throws Exception {
        return only("""
                  - id: device
                    protocol: modbus-tcp
                    endpoint: '%s'
                    poll: { jitter: 0s, tries: 1, %s }
                    meters:
                      - { serial: '44444444', unit: 1, profile: nurt-simple }
                """.formatted(park.endpoints().get("device"), poll));
    }

    private ConcentratorSettings only(String concentrator) throws Exception {
        var yaml = "portal: { url: 'http://127.0.0.1:1', apiKeyFile: key }\nconcentrators:\n" + concentrator;
        return BridgeConfig.parse("bridge.yaml", yaml, folder).concentrators().getFirst();
    }

    private Pollers start(ConcentratorSettings... concentrators) {
        return Pollers.start(List.of(concentrators), PollingSettings.USUAL, outbox, board, Clock.systemUTC());
    }

    private List<String> metersRead() {
        return outbox.oldest(1_000).stream()
                .map(Reading::meter)
                .map(meter -> meter.substring(0, 8))
                .toList();
    }

    private void forgetReadings() {
        outbox.settle(outbox.oldest(1_000), Map.of(), Instant.EPOCH);
    }

    private void awaitRound(String code) {
        await().until(() ->
                board.all().stream().anyMatch(status -> status.code().equals(code)));
    }

    private static MetersRead get(CompletableFuture<MetersRead> result) throws Exception {
        return result.get(5, TimeUnit.SECONDS);
    }

    @Test
    void one_meter_or_all_are_read_between_two_rounds() throws Exception {
        try (var pollers = start(bus("every: 1h", 3), device("every: 1h"))) {
            awaitRound("bus");
            awaitRound("device");
            forgetReadings();
            nextSecond();
            assertThat(get(pollers.readNow("bus", "22222222"))).isEqualTo(new MetersRead(1, List.of()));
            assertThat(metersRead()).containsExactly("22222222");
            nextSecond();
            assertThat(get(pollers.readNow("bus", "33333333-APA-0A-07")).readings())
                    .isOne();
            assertThat(get(pollers.readNow("device", null)).readings()).isOne();
            assertThat(metersRead()).containsExactly("22222222", "33333333", "44444444");
            nextSecond();
            assertThat(get(pollers.readNow("bus", null)).readings()).isEqualTo(3);
            assertThat(metersRead()).hasSize(6);
        }
    }

    /** A meter has one reading a second. */
    private static void nextSecond() {
        var second = Instant.now().getEpochSecond();
        await().pollInterval(Duration.ofMillis(10)).until(() -> Instant.now().getEpochSecond() > second);
    }

    @Test
    void a_meter_read_twice_within_a_second_is_one_reading() throws Exception {
        try (var pollers = start(bus("every: 1h", 1))) {
            awaitRound("bus");
            nextSecond();
            forgetReadings();
            var second = Instant.now().getEpochSecond();
            var some = IntStream.range(0, 3)
                    .mapToObj(n -> pollers.readNow("bus", null))
                    .toList();
            for (var one : some) {
                assertThat(get(one).readings()).isOne();
            }
            if (Instant.now().getEpochSecond() == second) {
                assertThat(metersRead()).hasSize(1);
            }
        }
    }

    @Test
    void meters_that_give_no_good_value_are_told_with_the_reason() throws Exception {
        try (var pollers = start(bus("every: 1h, timeout: 100ms", 3))) {
            awaitRound("bus");
            park.fail("11111111", Fault.SILENT);
            park.fail("22222222", Fault.WRONG_IDENT);
            park.fail("33333333", Fault.INVALID);
            nextSecond();
            var read = get(pollers.readNow("bus", null));
            assertThat(read.readings()).isEqualTo(2);
            assertThat(read.meters())
                    .extracting(MeterHealth::meter, MeterHealth::state)
                    .containsExactly(
                            tuple("11111111", MeterHealth.State.SILENT),
                            tuple("22222222", MeterHealth.State.MISMATCH),
                            tuple("33333333", MeterHealth.State.INVALID));
            assertThat(read.meters()).allMatch(meter -> !meter.reason().isEmpty() && meter.failures() == 1);
            assertThat(pollers.health().getFirst().meters()).isEqualTo(read.meters());
            assertThat(pollers.health().getFirst().state()).isEqualTo(ConcentratorStatus.State.DEGRADED);
        }
    }

    @Test
    void a_meter_left_alone_for_its_failures_is_read_all_the_same() throws Exception {
        park.fail("11111111", Fault.SILENT);
        try (var pollers = start(bus("every: 1h, timeout: 100ms", 2))) {
            awaitRound("bus");
            park.heal("11111111");
            assertThat(get(pollers.readNow("bus", "11111111"))).isEqualTo(new MetersRead(1, List.of()));
        }
    }

    @Test
    void a_request_in_the_middle_of_a_round_is_served_before_the_next_meter() throws Exception {
        park.fail("22222222", Fault.SILENT);
        try (var pollers = start(bus("every: 1h, timeout: 600ms", 3))) {
            await().until(() -> metersRead().equals(List.of("11111111")));
            // The round hangs at its second meter now, and asks no meter again that was read meanwhile.
            assertThat(get(pollers.readNow("bus", null)).readings()).isEqualTo(2);
            awaitRound("bus");
            assertThat(metersRead()).containsExactly("11111111", "11111111", "33333333");
        }
    }

    @Test
    void a_round_that_could_not_be_stored_is_not_told_to_somebody_who_asked_for_another_meter() throws Exception {
        park.fail("22222222", Fault.SILENT);
        renameTable("reading", "away");
        try (var pollers = start(bus("every: 1h, timeout: 2s", 3))) {
            // The round hangs at its second meter now, and the first one's reading could not be stored.
            await().until(() -> outbox.state() == OutboxState.FAILED);
            renameTable("away", "reading");
            assertThat(get(pollers.readNow("bus", "33333333"))).isEqualTo(new MetersRead(1, List.of()));
            awaitRound("bus");
            assertThat(pollers.health().getFirst().error()).isEqualTo("The bridge cannot store readings.");
            assertThat(metersRead()).containsExactly("33333333");
        }
    }

    @Test
    void what_a_round_has_read_is_on_disk_before_somebody_is_told_so() throws Exception {
        park.fail("22222222", Fault.SILENT);
        // The time stands still, so that what is read twice is one reading.
        var clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            var bus = List.of(bus("every: 1h, timeout: 150ms", 2));
            try (var pollers = Pollers.start(bus, PollingSettings.USUAL, outbox, board, clock)) {
                await().until(() -> board.counters().readings() == 1);
                // The round hangs at its second meter now, and the first one's reading cannot be written yet.
                var read = pollers.readNow("bus", "11111111");
                await().during(Duration.ofMillis(1_200)).until(() -> !read.isDone());
                statement.execute("commit");
                assertThat(get(read)).isEqualTo(new MetersRead(1, List.of()));
                assertThat(metersRead()).containsExactly("11111111");
            }
        }
    }

    private void renameTable(String from, String to) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute("alter table " + from + " rename to " + to);
        }
    }

    @Test
    void what_is_not_there_is_refused_in_words() throws Exception {
        try (var pollers = start(bus("every: 1h", 1), device("every: 1h"))) {
            assertThatThrownBy(() -> get(pollers.readNow("nowhere", null)))
                    .cause()
                    .isInstanceOf(RequestRefused.class)
                    .hasMessage("This bridge has no concentrator nowhere.");
            assertThatThrownBy(() -> get(pollers.readNow("bus", "99999999")))
                    .cause()
                    .hasMessage("Concentrator bus has no meter 99999999 at this bridge.");
            var order = new SearchOrder("FFFFFFFF", 10, null);
            assertThatThrownBy(() -> pollers.search("device", order, state -> {})
                            .result()
                            .get(5, TimeUnit.SECONDS))
                    .cause()
                    .hasMessage("Only an M-Bus can be searched.");
            assertThatThrownBy(() -> pollers.search("nowhere", order, state -> {})
                            .result()
                            .get(5, TimeUnit.SECONDS))
                    .cause()
                    .hasMessage("This bridge has no concentrator nowhere.");
        }
    }

    @Test
    void a_bus_is_searched_between_two_rounds_and_read_on_afterwards() throws Exception {
        try (var pollers = start(bus("every: 1h, timeout: 100ms", 1))) {
            awaitRound("bus");
            var seen = new CopyOnWriteArrayList<SearchState>();
            var search = pollers.search("bus", new SearchOrder("FFFFFFFF", 1_000, null), seen::add);
            var read = pollers.readNow("bus", null);
            var end = search.result().get(20, TimeUnit.SECONDS);
            assertThat(end.complete()).isTrue();
            assertThat(end.found())
                    .extracting(found -> found.meter().ident())
                    .containsExactly("11111111", "22222222", "33333333");
            assertThat(seen).isNotEmpty().allMatch(state -> !state.complete());
            assertThat(get(read).readings()).isOne();
        }
    }

    @Test
    void a_search_can_be_stopped_and_taken_up_again() throws Exception {
        try (var pollers = start(bus("every: 1h, timeout: 100ms", 1))) {
            awaitRound("bus");
            var stop = new CompletableFuture<Runnable>();
            var search = pollers.search("bus", new SearchOrder("FFFFFFFF", 1_000, null), soFar -> {
                if (soFar.found().size() == 1) {
                    stop.join().run();
                }
            });
            stop.complete(search::stop);
            var part = search.result().get(20, TimeUnit.SECONDS);
            assertThat(part.complete()).isFalse();
            assertThat(part.found()).hasSize(1);
            var rest = pollers.search("bus", new SearchOrder("FFFFFFFF", 1_000, part.resumeFrom()), soFar -> {});
            assertThat(rest.result().get(20, TimeUnit.SECONDS).found()).hasSize(2);
        }
    }

    @Test
    void closing_refuses_what_still_waits() throws Exception {
        park.fail("11111111", Fault.SILENT);
        CompletableFuture<MetersRead> waiting;
        try (var pollers = start(bus("every: 1h, timeout: 30s", 2))) {
            waiting = pollers.readNow("bus", null);
        }
        assertThatThrownBy(() -> get(waiting))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RequestRefused.class);
    }

    @Test
    void a_request_that_has_left_the_inbox_when_a_stop_comes_is_answered() throws Exception {
        var inbox = new Inbox();
        var poller = new ConcentratorPoller(
                bus("every: 1h", 1),
                outbox,
                new Storage(outbox),
                board,
                Clock.systemUTC(),
                inbox,
                inbox,
                new Turns(1),
                RandomGenerator.getDefault());
        // The first that is asked of a request taken from the inbox.
        var result = new CompletableFuture<MetersRead>() {
            @Override
            public boolean isDone() {
                poller.stop();
                return super.isDone();
            }
        };
        var meters = new BitSet();
        meters.set(0);
        inbox.add(new Request.Read(meters, result));
        poller.run();
        assertThatThrownBy(() -> get(result))
                .cause()
                .isInstanceOf(RequestRefused.class)
                .hasMessage("The bridge stops.");
        assertThat(metersRead()).isEmpty();
    }

    @Test
    void a_new_configuration_ends_changes_and_begins_and_leaves_the_rest_undisturbed() throws Exception {
        try (var pollers = start(bus("every: 1h", 1), device("every: 1h"))) {
            awaitRound("bus");
            awaitRound("device");
            forgetReadings();
            nextSecond();
            pollers.replace(List.of(bus("every: 1h", 2), device("every: 1h")));
            await().until(() -> metersRead().size() == 2);
            assertThat(metersRead()).containsExactly("11111111", "22222222");
            assertThat(get(pollers.readNow("bus", "22222222")).readings()).isOne();

            pollers.replace(List.of(device("every: 1h")));
            assertThat(pollers.health()).extracting(ConcentratorStatus::code).containsExactly("device");
            assertThatThrownBy(() -> get(pollers.readNow("bus", null))).hasCauseInstanceOf(RequestRefused.class);
            assertThat(get(pollers.readNow("device", null)).readings()).isOne();

            pollers.replace(List.of(bus("every: 1h", 3)));
            await().until(() -> metersRead().contains("33333333"));
        }
    }

    @Test
    void a_line_that_an_earlier_configuration_still_uses_is_not_taken_before_it_is_let_go() throws Exception {
        try (var pollers = start(bus("every: 1h", 1))) {
            awaitRound("bus");
            forgetReadings();
            var searching = new CompletableFuture<Void>();
            var letGo = new CompletableFuture<Void>();
            pollers.search("bus", new SearchOrder("FFFFFFFF", 1_000, null), soFar -> {
                searching.complete(null);
                letGo.join();
            });
            searching.join();
            pollers.replace(List.of());
            pollers.replace(List.of(bus("every: 1h", 2)));
            pollers.replace(List.of(bus("every: 1h", 3)));
            await().during(Duration.ofMillis(500)).until(() -> metersRead().isEmpty());
            letGo.complete(null);
            await().until(() -> metersRead().equals(List.of("11111111", "22222222", "33333333")));
        }
    }

    @Test
    void a_concentrator_that_was_removed_does_not_come_back_with_what_it_still_had_to_say() throws Exception {
        try (var pollers = start(bus("every: 1h", 1))) {
            awaitRound("bus");
            nextSecond();
            var before = board.counters().readings();
            CompletableFuture<MetersRead> late;
            synchronized (outbox) {
                late = pollers.readNow("bus", null);
                // It waits for the disk now, and will tell how the concentrator is when that is done.
                await().until(() -> board.counters().readings() > before);
                pollers.replace(List.of());
                assertThat(pollers.health()).isEmpty();
            }
            await().until(late::isDone);
            assertThat(pollers.health()).isEmpty();
        }
    }

    @Test
    void no_more_concentrators_are_read_at_once_than_allowed() throws Exception {
        park.fail("22222222", Fault.SILENT);
        var one = new PollingSettings(1);
        var first = bus("every: 1h, timeout: 2s", 2);
        var second = device("every: 1h");
        try (var pollers = Pollers.start(List.of(first), one, outbox, board, Clock.systemUTC())) {
            // Its turn has come, and it keeps it while its second meter is silent.
            await().until(() -> metersRead().equals(List.of("11111111")));
            pollers.replace(List.of(first, second));
            awaitRound("device");
            assertThat(pollers.health()).extracting(ConcentratorStatus::code).containsExactly("bus", "device");
        }
    }

    @Test
    void closing_is_quick_whatever_the_lines_do() throws Exception {
        var loopback = InetAddress.getLoopbackAddress();
        try (var mute = new ServerSocket(0, 1, loopback);
                var chatty = new ServerSocket(0, 1, loopback);
                var full = new ServerSocket(0, 1, loopback);
                var taken = new Socket(loopback, full.getLocalPort());
                var alsoTaken = new Socket(loopback, full.getLocalPort())) {
            var talker = Thread.ofVirtual().start(() -> talkWithoutEnd(chatty));
            assertThat(taken.isConnected() && alsoTaken.isConnected()).isTrue();
            var settings = new ArrayList<ConcentratorSettings>();
            for (var server : List.of(mute, chatty, full)) {
                for (var protocol : List.of("mbus-tcp", "modbus-tcp")) {
                    settings.add(at(protocol, server.getLocalPort()));
                }
            }
            var pollers = start(settings.toArray(ConcentratorSettings[]::new));
            var results = settings.stream()
                    .map(concentrator -> pollers.readNow(concentrator.id(), null))
                    .toList();
            await().until(talker::isAlive);
            var started = System.nanoTime();
            pollers.close();
            pollers.close();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
            assertThat(results).allMatch(CompletableFuture::isDone);
        }
    }

    private ConcentratorSettings at(String protocol, int port) throws Exception {
        var address = protocol.equals("mbus-tcp") ? "primary: 1" : "unit: 1, profile: nurt-simple";
        return only("""
                  - id: %s-%d
                    protocol: %s
                    endpoint: '127.0.0.1:%d'
                    poll: { every: 1h, jitter: 0s, timeout: 60s, frame: 60s, drain: 60s, connect: 60s }
                    meters:
                      - { serial: '11111111', %s }
                """.formatted(protocol, port, protocol, port, address));
    }

    private static void talkWithoutEnd(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                var out = socket.getOutputStream();
                while (true) {
                    out.write(0x55);
                    Thread.yield();
                }
            } catch (IOException e) {
                // Who listened has gone; the next may come.
            }
        }
    }
}
