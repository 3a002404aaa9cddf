package pl.nurt.billing.invoices.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvoiceNumberTest {
    @Test
    void it_says_whose_it_is_the_year_and_its_place() {
        assertThat(new InvoiceNumber("ZWIK/FV", 2026, 17).text()).isEqualTo("ZWIK/FV/2026/000017");
    }

    @Test
    void a_row_that_grows_beyond_its_digits_goes_on() {
        assertThat(new InvoiceNumber("ZWIK/FV", 2026, 1_234_567).text()).isEqualTo("ZWIK/FV/2026/1234567");
    }

    @Test
    void numbers_sort_as_texts_in_their_order() {
        for (var sequence = 1L; sequence < 999_999; sequence = sequence * 3 + 1) {
            assertThat(new InvoiceNumber("FV", 2026, sequence).text())
                    .isLessThan(new InvoiceNumber("FV", 2026, sequence + 1).text());
        }
    }

    @Test
    void there_is_no_number_nought() {
        assertThatThrownBy(() -> new InvoiceNumber("FV", 2026, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void corrections_begin_with_another_prefix_beside_that_of_invoices() {
        assertThat(InvoiceNumber.prefixOfCorrections("ZWIK/FV")).isEqualTo("ZWIK/KOR");
        assertThat(InvoiceNumber.prefixOfCorrections("ZWIK")).isEqualTo("ZWIK/KOR");
        assertThat(InvoiceNumber.prefixOfCorrections("A/B/FV")).isEqualTo("A/B/KOR");
        assertThat(InvoiceNumber.prefixOfCorrections("ZWIK/KOR")).isEqualTo("ZWIK/KK");
        assertThat(InvoiceNumber.prefixOfCorrections("A".repeat(20)))
                .isEqualTo("A".repeat(16) + "/KOR")
                .hasSizeLessThanOrEqualTo(20);
    }
}
