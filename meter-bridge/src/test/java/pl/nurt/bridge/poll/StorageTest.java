package pl.nurt.bridge.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.OutboxException;
import pl.nurt.bridge.outbox.Reading;

class StorageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    private static Outcome.Answered answer(int n) {
        var reading = new Reading("c", "m", NOW.plusSeconds(n), new BigDecimal(n), Set.of(), null, "00");
        return new Outcome.Answered(reading, Map.of("last", String.valueOf(n)));
    }

    @Test
    void everything_is_on_disk_in_order_when_a_round_is_complete() {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            var storage = new Storage(outbox).share();
            IntStream.range(0, 500).forEach(n -> storage.add(answer(n)));
            storage.complete();
            assertThat(outbox.oldest(1_000))
                    .extracting(Reading::readAt)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(NOW::plusSeconds).toList());
            assertThat(outbox.recall("last")).hasValue("499");
            storage.complete();
        }
    }

    @Test
    void what_could_not_be_stored_fails_the_round_once_and_the_next_begins_anew() {
        var outbox = Outbox.open(folder.resolve("outbox.db"));
        var storage = new Storage(outbox).share();
        outbox.close();
        storage.add(answer(1));
        assertThatThrownBy(storage::complete).isInstanceOf(OutboxException.class);
        storage.complete();
        storage.add(answer(2));
        assertThatThrownBy(storage::complete).isInstanceOf(OutboxException.class);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_error_of_the_program_is_told_to_those_who_wait_and_the_next_readings_are_stored() {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            var storage = new Storage(outbox);
            var mine = storage.share();
            mine.add(new Outcome.Answered(unwritable(1)));
            assertThatThrownBy(mine::complete)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(outbox.queued()).isZero();
            mine.add(answer(2));
            mine.complete();
            var other = storage.share();
            other.add(answer(3));
            other.complete();
            assertThat(outbox.oldest(10))
                    .extracting(Reading::readAt)
                    .containsExactly(NOW.plusSeconds(2), NOW.plusSeconds(3));
        }
    }

    /** Fails in the middle of the outbox's transaction. */
    private static Reading unwritable(int n) {
        var index = new BigDecimal(n) {
            private static final long serialVersionUID = 1L;

            @Override
            public String toPlainString() {
                throw new StackOverflowError();
            }
        };
        return new Reading("c", "m", NOW.plusSeconds(n), index, Set.of(), null, "00");
    }

    @Test
    void pollers_that_store_together_each_hear_of_their_own() throws Exception {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var storage = new Storage(outbox);
            var pollers = IntStream.range(0, 50)
                    .mapToObj(poller -> threads.submit(() -> {
                        var share = storage.share();
                        var mine = IntStream.range(0, 150)
                                .mapToObj(n -> answer(1_000 * poller + n))
                                .toList();
                        mine.forEach(share::add);
                        share.complete();
                        return outbox.oldest(10_000)
                                .containsAll(mine.stream()
                                        .map(Outcome.Answered::reading)
                                        .toList());
                    }))
                    .toList();
            for (var poller : pollers) {
                assertThat(poller.get()).isTrue();
            }
            assertThat(outbox.queued()).isEqualTo(50 * 150);
        }
    }

    @Test
    void a_reading_that_cannot_be_stored_costs_only_its_own_poller_a_round() {
        try (var outbox = Outbox.open(folder.resolve("outbox.db"))) {
            var storage = new Storage(outbox);
            var mine = storage.share();
            var other = storage.share();
            // The first answer waits a moment for others, so all of these are one batch, unless this thread is held up.
            other.add(answer(1));
            mine.add(new Outcome.Answered(unwritable(2)));
            other.add(answer(3));

            other.complete();
            assertThatThrownBy(mine::complete).isInstanceOf(IllegalStateException.class);
            assertThat(outbox.oldest(10))
                    .extracting(Reading::readAt)
                    .containsExactly(NOW.plusSeconds(1), NOW.plusSeconds(3));
        }
    }
}
