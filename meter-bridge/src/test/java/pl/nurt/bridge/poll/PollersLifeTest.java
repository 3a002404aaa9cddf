package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pl.nurt.bridge.config.ConcentratorSettings;
import pl.nurt.bridge.config.PollingSettings;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.simulator.Fault;

/** How pollers come, change and go. */
class PollersLifeTest extends AtSmallPark {
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

    /** What it must not wait for takes an hour; how soon it ends is a figure of {@code ./nurt bench}. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closing_waits_for_no_line_whatever_it_does() throws Exception {
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
            pollers.close();
            pollers.close();
            assertThat(results).allMatch(CompletableFuture::isDone);
        }
    }

    private ConcentratorSettings at(String protocol, int port) throws Exception {
        var address = protocol.equals("mbus-tcp") ? "primary: 1" : "unit: 1, profile: nurt-simple";
        return only("""
                  - id: %s-%d
                    protocol: %s
                    endpoint: '127.0.0.1:%d'
                    poll: { every: 1h, jitter: 0s, timeout: 1h, frame: 1h, drain: 1h, connect: 1h }
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
