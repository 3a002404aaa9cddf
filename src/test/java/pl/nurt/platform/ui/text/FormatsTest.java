package pl.nurt.platform.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.platform.Money;

class FormatsTest {
    private final Formats polish = Formats.of(Languages.POLISH);
    private final Formats english = Formats.of(Languages.ENGLISH);

    @Test
    void an_index_that_came_as_a_number_is_shown_in_the_readers_form() {
        assertThat(polish.indexAsItCame("301.77")).isEqualTo("301,770");
        assertThat(english.indexAsItCame("1301.77")).isEqualTo("1,301.770");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "-1", "1e3", "12.3456", "no value"})
    void anything_else_is_evidence_and_stays_as_it_came(String text) {
        assertThat(polish.indexAsItCame(text)).isEqualTo(text);
    }

    @Test
    void money_is_written_in_the_readers_form() {
        assertThat(polish.money(Money.of("1234.5"))).isEqualTo("1\u00a0234,50\u00a0zł");
        assertThat(polish.money(Money.of("-0.5"))).isEqualTo("-0,50\u00a0zł");
        assertThat(english.money(Money.of("1234.5"))).isEqualTo("1,234.50\u00a0zł");
    }

    @Test
    void a_day_of_this_year_is_said_without_its_year() {
        var today = LocalDate.of(2026, 11, 29);
        assertThat(polish.dayInWords(LocalDate.of(2026, 11, 23), today)).isEqualTo("23 listopada");
        assertThat(english.dayInWords(LocalDate.of(2026, 11, 23), today)).isEqualTo("23 November");
        assertThat(polish.dayInWords(LocalDate.of(2025, 12, 31), today)).isEqualTo("31 grudnia 2025");
    }

    @Test
    void no_index_is_a_dash() {
        assertThat(polish.indexAsItCame(null)).isEqualTo("–");
    }
}
