package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.portal.FakePortal.Manner;
import pl.nurt.bridge.portal.FakePortal.Trouble;

class ReadingSenderTest extends AtFakePortal {
    @Test
    void a_backlog_goes_in_batches_of_500_and_each_reading_arrives_once() {
        outbox.append(readings(1_203));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.batches()).extracting(List::size).containsExactly(500, 500, 203);
        assertThat(portal.accepted().keySet()).isEqualTo(keys(readings(1_203)));
        assertThat(portal.requestIds()).doesNotHaveDuplicates().allMatch(id -> id.length() == 36);
    }

    /** Asleep, it would rest for a minute each time. How soon it wakes is a figure of {@code ./nurt bench}. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_new_reading_wakes_the_sender() {
        try (var ignored = sender()) {
            await().until(() -> !portal.heartbeats().isEmpty());
            for (var n = 0; n < 20; n++) {
                outbox.append(List.of(reading(n)));
                var expected = n + 1;
                await().forever().until(() -> portal.accepted().size() == expected);
            }
        }
    }

    @Test
    void what_the_portal_refuses_becomes_a_dead_letter_and_the_rest_goes_on() {
        portal.judge(r -> r.path("key").asString().equals(reading(3).key()) ? "REFUSED:UNKNOWN_METER" : "ACCEPTED");
        outbox.append(readings(6));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(5);
        assertThat(outbox.deadLetters()).containsExactly(new Outbox.DeadLetter(reading(3), "UNKNOWN_METER"));
    }

    @Test
    void errors_that_pass_lose_nothing() {
        portal.trouble(
                Trouble.of(401),
                Trouble.of(500),
                new Trouble(429, "", Map.of("Retry-After", "0")),
                new Trouble(503, "", Map.of("Retry-After", "Mon, 23 Nov 2020 12:00:00 GMT")),
                new Trouble(503, "", Map.of("Retry-After", "soon")),
                Trouble.of(302),
                Trouble.of(404),
                Trouble.of(204),
                new Trouble(200, "<html>garbage", Map.of()),
                new Trouble(200, "{\"answers\":7}", Map.of()),
                new Trouble(
                        200,
                        "{\"answers\":[{\"key\":\"stranger\",\"status\":\"ACCEPTED\"},{\"status\":1}]}",
                        Map.of()));
        outbox.append(readings(20));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted().keySet()).isEqualTo(keys(readings(20)));
        assertThat(portal.batches())
                .hasSize(12)
                .allMatch(batch -> batch.equals(portal.batches().getFirst()));
        assertThat(outbox.deadLetters()).isEmpty();
    }

    @Test
    void half_an_answer_a_broken_connection_and_one_that_never_ends_lose_nothing_and_double_nothing() {
        portal.trouble(
                Trouble.of(Manner.HALF),
                Trouble.of(Manner.BROKEN),
                Trouble.of(Manner.SLOW),
                Trouble.of(Manner.BROKEN),
                Trouble.of(Manner.HALF));
        outbox.append(readings(40));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted().keySet()).isEqualTo(keys(readings(40)));
        assertThat(outbox.deadLetters()).isEmpty();
        assertThat(portal.batches()).hasSizeBetween(6, 9).allMatch(keys(readings(40))::containsAll);
    }

    @Test
    void a_portal_that_takes_a_batch_and_breaks_the_connection_gets_it_again_and_has_it_once() {
        var rudeness = new AtomicInteger(3);
        portal.judge(reading -> {
            if (rudeness.getAndDecrement() == 3) {
                // Already stored, but the bridge never hears of it.
                portal.trouble(Trouble.of(Manner.BROKEN));
            }
            return "ACCEPTED";
        });
        outbox.append(readings(10));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(10);
    }

    @Test
    void batches_travel_compressed_unless_the_portal_cannot_read_that() {
        outbox.append(readings(30));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.encodings()).containsOnly("gzip");
        for (var status : List.of(415, 400)) {
            portal.encodings().clear();
            portal.refuseGzip(status);
            outbox.append(IntStream.range(100 * status, 100 * status + 30)
                    .mapToObj(ReadingSenderTest::reading)
                    .toList());
            try (var ignored = sender()) {
                awaitEmpty();
            }
            assertThat(portal.encodings()).containsOnly("plain");
        }
        assertThat(outbox.deadLetters()).isEmpty();
        assertThat(portal.accepted()).hasSize(90);
    }

    @Test
    void a_portal_that_takes_only_small_batches_gets_small_ones() {
        portal.largestBatch(70);
        outbox.append(readings(1_000));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(1_000);
        assertThat(outbox.deadLetters()).isEmpty();
        // 500, 250, 125, then 62 and upwards; each time it comes to 71 it is halved again.
        assertThat(portal.batches()).hasSizeLessThan(40);
        portal.largestBatch(0);
        outbox.append(List.of(reading(5_000)));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(outbox.deadLetters()).extracting(Outbox.DeadLetter::reason).containsExactly("HTTP_413");
    }

    @Test
    void a_reading_that_cannot_be_read_back_is_said_and_does_not_end_the_sending() throws Exception {
        outbox.append(readings(1));
        change("update reading set flags = 'OF_A_LATER_VERSION'");
        try (var link = sender()) {
            await().until(() -> link.health().error() != null);
            change("update reading set flags = ''");
            awaitEmpty();
        }
    }

    @Test
    void the_portal_s_wish_to_be_left_alone_is_honoured() {
        portal.trouble(new Trouble(429, "", Map.of("Retry-After", "1")));
        outbox.append(readings(1));
        var started = System.nanoTime();
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void one_bad_reading_in_a_batch_is_found_and_only_it_is_given_up() {
        var all = readings(400);
        portal.poison(Set.of(all.get(277).key()));
        outbox.append(all);
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(399);
        assertThat(outbox.deadLetters()).containsExactly(new Outbox.DeadLetter(all.get(277), "HTTP_400"));
        assertThat(portal.batches()).hasSizeLessThan(25);
    }

    @Test
    void a_portal_that_finds_every_reading_bad_does_not_empty_the_outbox() {
        portal.poison(keys(readings(300)));
        outbox.append(readings(300));
        try (var ignored = sender()) {
            await().until(() -> outbox.deadLetters().size() == 50);
            var requests = portal.batches().size();
            await().until(() -> portal.batches().size() > requests + 20);
            assertThat(outbox.queued()).isEqualTo(250);
            portal.poison(Set.of());
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(250);
    }

    @Test
    void readings_left_without_answer_are_sent_again() {
        portal.judge(r -> r.path("key").asString().equals(reading(1).key())
                        && portal.batches().size() < 3
                ? ""
                : "ACCEPTED");
        outbox.append(readings(3));
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.accepted()).hasSize(3);
        assertThat(portal.batches()).hasSize(3);
    }

    @Test
    void a_crash_between_send_and_acknowledgement_sends_the_same_keys_again() {
        var wanted = readings(10);
        outbox.append(wanted);
        var crashing = new CompletableFuture<PortalLink>();
        portal.judge(r -> {
            // The portal has it, but the bridge dies before it hears so.
            crashing.join().close();
            return "ACCEPTED";
        });
        crashing.complete(sender());
        await().until(() -> portal.accepted().size() == 10);
        outbox.close();
        outbox = Outbox.open(folder.resolve("outbox.db"));
        assertThat(outbox.oldest(20)).isEqualTo(wanted);
        portal.judge(r -> "ACCEPTED");
        try (var ignored = sender()) {
            awaitEmpty();
        }
        assertThat(portal.batches().getLast()).isEqualTo(portal.batches().getFirst());
        assertThat(portal.accepted()).hasSize(10);
    }

    @Test
    void a_portal_that_is_away_gets_everything_when_it_comes_back() {
        var port = portal.url().getPort();
        portal.close();
        try (var ignored = sender()) {
            for (var n = 0; n < 30; n++) {
                outbox.append(List.of(reading(n)));
            }
            assertThat(outbox.queued()).isEqualTo(30);
            try (var back = FakePortal.start(port)) {
                await().until(() -> outbox.queued() == 0);
                assertThat(back.accepted()).hasSize(30);
                await().until(() -> !back.heartbeats().isEmpty());
            }
        }
    }

    @Test
    void a_rotated_key_is_taken_up_without_a_restart() throws IOException {
        Files.writeString(folder.resolve("key"), "old");
        outbox.append(readings(1));
        try (var ignored = sender()) {
            await().until(() -> portal.requestIds().size() > 2);
            assertThat(outbox.queued()).isOne();
            Files.writeString(folder.resolve("key"), FakePortal.KEY);
            awaitEmpty();
        }
    }
}
