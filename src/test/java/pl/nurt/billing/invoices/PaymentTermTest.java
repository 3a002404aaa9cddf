package pl.nurt.billing.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentTermTest {
    @ParameterizedTest
    @CsvSource({
        "2026-12-07, 2026-12-07", // Monday
        "2026-12-05, 2026-12-07", // Saturday
        "2026-12-06, 2026-12-07", // Sunday
        "2026-11-11, 2026-11-12", // Independence Day
        "2026-12-24, 2026-12-28", // Christmas Eve, a Thursday, and all that follows
        "2027-05-01, 2027-05-04"
    })
    void a_term_on_a_day_off_ends_on_the_next_working_day(LocalDate dueOn, LocalDate payBy) {
        assertThat(PaymentTerm.of(dueOn, dueOn.minusDays(21))).isEqualTo(payBy);
    }

    @Test
    void whoever_got_it_later_has_fourteen_days_all_the_same() {
        var dueOn = LocalDate.of(2026, 12, 7);

        assertThat(PaymentTerm.of(dueOn, LocalDate.of(2026, 11, 23))).isEqualTo(dueOn);
        assertThat(PaymentTerm.of(dueOn, LocalDate.of(2026, 11, 25))).isEqualTo(LocalDate.of(2026, 12, 9));
        assertThat(PaymentTerm.of(dueOn, null)).isEqualTo(dueOn);
    }
}
