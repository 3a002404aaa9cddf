package pl.nurt.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcSecondTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:15:00Z", "2026-11-23T11:15:00+01:00", "2026-11-23T10:15:00.000Z"})
    void one_second_has_several_spellings(String text) {
        assertThat(UtcSecond.parse(text)).contains(Instant.parse("2026-11-23T10:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-23",
                "2026-11-23T10:15:00",
                "2026-02-30T10:15:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T10:15:00.5Z",
                "+12026-11-23T10:15:00Z",
                "2026-11-23T10:15:60Z"
            })
    void other_texts_are_no_second(String text) {
        assertThat(UtcSecond.parse(text)).isEmpty();
    }

    @Test
    void a_fraction_is_welcome_where_the_moment_identifies_nothing() {
        assertThat(UtcSecond.withFraction("2026-11-23T10:15:00.25Z"))
                .contains(Instant.parse("2026-11-23T10:15:00.250Z"));
    }
}
