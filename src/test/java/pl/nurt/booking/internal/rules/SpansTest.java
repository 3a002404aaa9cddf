package pl.nurt.booking.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final Instant EIGHT = Instant.parse("2026-12-03T08:00:00Z");

    @Test
    void what_lies_in_several_counts_once() {
        assertThat(Spans.length(List.of())).isZero();
        assertThat(Spans.length(List.of(span(60, 120), span(0, 60), span(30, 90))))
                .isEqualTo(Duration.ofHours(2));
        assertThat(Spans.length(List.of(span(0, 240), span(60, 120), span(300, 360))))
                .isEqualTo(Duration.ofHours(5));
    }

    private static TimeSpan span(int from, int to) {
        return new TimeSpan(EIGHT.plusSeconds(60L * from), EIGHT.plusSeconds(60L * to));
    }
}
