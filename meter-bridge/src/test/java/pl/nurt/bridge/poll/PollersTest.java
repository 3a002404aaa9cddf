package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.outbox.OutboxState;
import pl.nurt.bridge.simulator.Fault;

/** What is asked of running pollers, over real sockets. */
class PollersTest extends AtSmallPark {
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
}
