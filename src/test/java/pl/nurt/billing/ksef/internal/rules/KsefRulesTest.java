package pl.nurt.billing.ksef.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.client.InvoiceStatus;

class KsefRulesTest {
    private static final String NIP = "5265877635";
    private static final String NUMBER = "5265877635-20250826-0100001AF629-AF";
    private static final Instant MOMENT = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-12-23, 2026-12-28, 2026-12-28",
        "2026-10-30, 2026-11-02, 2026-10-31",
        "2026-11-03, 2026-11-04, 2026-11-04",
        "2026-11-10, 2026-11-12, 2026-11-12"
    })
    void an_offline_invoice_goes_on_the_next_working_day(LocalDate issued, LocalDate term, LocalDate planned) {
        assertThat(SendBy.term(issued)).isEqualTo(term);
        assertThat(SendBy.planned(issued)).isEqualTo(planned);
    }

    @Test
    void pauses_grow_and_do_not_grow_for_ever() {
        assertThat(KsefPause.after(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(KsefPause.after(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(KsefPause.after(1_000)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void a_correction_waits_for_the_number_of_its_original_and_names_it() {
        assertThat(CorrectionGate.of(KsefState.SENDING, null)).isEqualTo(new CorrectionGate.Waits());
        assertThat(CorrectionGate.of(KsefState.ACCEPTED, NUMBER)).isEqualTo(new CorrectionGate.Open(NUMBER));
        assertThat(CorrectionGate.of(KsefState.OUTSIDE, null)).isEqualTo(new CorrectionGate.Open(null));
        assertThat(CorrectionGate.of(KsefState.REJECTED, null)).isEqualTo(new CorrectionGate.MendInstead());
    }

    @Test
    void an_answer_is_taken_for_what_it_says_and_for_no_more() {
        assertThat(outcome(200, NUMBER, null)).isEqualTo(new InvoiceOutcome.Accepted(NUMBER, MOMENT));
        assertThat(outcome(200, null, null)).isEqualTo(new InvoiceOutcome.Working());
        assertThat(outcome(200, "5265877635-20250826-0100001AF629-AE", null)).isEqualTo(new InvoiceOutcome.Working());
        assertThat(outcome(150, null, null)).isEqualTo(new InvoiceOutcome.Working());
        assertThat(outcome(440, null, NUMBER)).isEqualTo(new InvoiceOutcome.Taken(NUMBER, "S"));
        assertThat(outcome(440, null, null)).isInstanceOf(InvoiceOutcome.Again.class);
        assertThat(outcome(550, null, null)).isInstanceOf(InvoiceOutcome.Again.class);
        assertThat(outcome(450, null, null)).isEqualTo(new InvoiceOutcome.Rejected("450 powód"));
    }

    @Test
    void a_number_of_somebody_else_is_not_ours() {
        assertThat(InvoiceOutcome.of(new InvoiceStatus("R", "H", 200, "ok", NUMBER, MOMENT, null, null), "1234563218"))
                .isEqualTo(new InvoiceOutcome.Working());
    }

    private static InvoiceOutcome outcome(int code, @Nullable String number, @Nullable String original) {
        return InvoiceOutcome.of(
                new InvoiceStatus("R", "H", code, "powód", number, number == null ? null : MOMENT, original, "S"), NIP);
    }
}
