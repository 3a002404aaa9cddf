package pl.nurt.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
    @TempDir
    private Path folder;

    private Outbox outbox;

    @BeforeEach
    void three_of_five_readings_are_refused() {
        outbox = Outbox.open(folder.resolve("outbox.db"));
        outbox.append(Readings.upTo(5));
        outbox.settle(
                List.of(),
                Map.of(Readings.at(1), "UNKNOWN_METER", Readings.at(2), "UNKNOWN_METER", Readings.at(3), "BAD_INDEX"),
                Readings.NOON);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private static String key(int second) {
        return Readings.at(second).key();
    }

    private List<String> dead() {
        return outbox.deadLetters().stream()
                .map(letter -> letter.reading().key())
                .toList();
    }

    @Test
    void all_go_back_behind_the_waiting_ones_with_their_keys_and_wake_the_sender() {
        var woken = new ArrayList<String>();
        outbox.onAppend(() -> woken.add("woken"));
        assertThat(outbox.resendDeadLetters()).isEqualTo(3);
        assertThat(outbox.oldest(10))
                .containsExactly(Readings.at(0), Readings.at(4), Readings.at(1), Readings.at(2), Readings.at(3));
        assertThat(outbox.queued()).isEqualTo(5);
        assertThat(dead()).isEmpty();
        assertThat(woken).hasSize(1);
        assertThat(outbox.resendDeadLetters()).isZero();
    }

    @Test
    void some_go_back_and_one_that_was_read_again_meanwhile_waits_once() {
        outbox.append(List.of(Readings.at(2)));
        assertThat(outbox.resendDeadLetters(List.of(key(1), key(2), "unknown"))).isOne();
        assertThat(outbox.oldest(10)).containsExactly(Readings.at(0), Readings.at(4), Readings.at(2), Readings.at(1));
        assertThat(dead()).containsExactly(key(3));
    }

    @Test
    void they_are_deleted_only_when_somebody_says_so() {
        assertThat(outbox.deleteDeadLetters(List.of(key(1), "unknown"))).isOne();
        assertThat(dead()).containsExactly(key(2), key(3));
        assertThat(outbox.queued()).isEqualTo(2);
        assertThat(outbox.health().deadLetters()).isEqualTo(2);
    }
}
