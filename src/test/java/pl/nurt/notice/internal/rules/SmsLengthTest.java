package pl.nurt.notice.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {
    @ParameterizedTest
    @CsvSource({
        "A, 160, true, 160, 1",
        "A, 161, true, 161, 2",
        "B, 306, true, 306, 2",
        "B, 307, true, 307, 3",
        "[, 80, true, 160, 1",
        "[, 81, true, 162, 2",
        "ł, 70, false, 70, 1",
        "ł, 71, false, 71, 2",
        "ł, 134, false, 134, 2",
        "ł, 135, false, 135, 3",
    })
    void parts_are_counted_as_providers_count(String letter, int times, boolean gsm, int units, int parts) {
        assertThat(SmsLength.of(letter.repeat(times))).isEqualTo(new SmsLength(gsm, units, parts));
    }

    @Test
    void one_polish_letter_makes_brackets_count_once() {
        assertThat(SmsLength.of("[".repeat(69) + "ż")).isEqualTo(new SmsLength(false, 70, 1));
    }

    @Test
    void a_letter_of_two_units_is_not_cut_between_parts() {
        assertThat(SmsLength.of("C".repeat(152) + "€" + "C".repeat(10)).parts()).isEqualTo(2);
        assertThat(SmsLength.of("C".repeat(152) + "€" + "C".repeat(152)).parts())
                .isEqualTo(3);
    }

    @Test
    void without_polish_letters_a_text_costs_half() {
        var text = "Przerwa „Długa” – wróci ok. 15:00…";

        assertThat(SmsText.plain(text)).isEqualTo("Przerwa \"Dluga\" - wroci ok. 15:00...");
        assertThat(SmsLength.of(SmsText.plain("Zażółć gęślą jaźń ŁÓDŹ")).gsm()).isTrue();
    }
}
