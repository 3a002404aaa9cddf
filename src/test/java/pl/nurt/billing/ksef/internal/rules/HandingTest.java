package pl.nurt.billing.ksef.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.billing.ksef.KsefState;

class HandingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 10);

    @ParameterizedTest
    @EnumSource(
            value = KsefState.class,
            names = {"WITHHELD", "COMPARING", "REJECTED", "CONFLICT"})
    void what_is_no_invoice_for_ksef_is_given_to_nobody(KsefState state) {
        assertThat(of(state, true, true, DAY.plusDays(9))).isEqualTo(Handing.NOT_YET);
    }

    @Test
    void what_does_not_go_there_is_given_at_once_and_what_has_a_number_with_it() {
        assertThat(of(null, false, false, DAY)).isEqualTo(Handing.PLAIN);
        assertThat(of(KsefState.OUTSIDE, false, false, DAY)).isEqualTo(Handing.PLAIN);
        assertThat(of(KsefState.ACCEPTED, false, false, DAY)).isEqualTo(Handing.NUMBERED);
        assertThat(of(KsefState.CONFIRMED, true, true, DAY)).isEqualTo(Handing.NUMBERED);
    }

    @Test
    void without_a_number_it_is_given_when_its_day_is_over_and_somebody_vouches_for_it() {
        assertThat(of(KsefState.QUEUED, false, true, DAY)).isEqualTo(Handing.NOT_YET);
        assertThat(of(KsefState.QUEUED, false, true, DAY.plusDays(1))).isEqualTo(Handing.OFFLINE);
        assertThat(of(KsefState.SENDING, false, true, DAY.plusDays(1))).isEqualTo(Handing.OFFLINE);
        assertThat(of(KsefState.SENDING, false, false, DAY.plusDays(1))).isEqualTo(Handing.NOT_YET);
        assertThat(of(KsefState.QUEUED, true, true, DAY)).isEqualTo(Handing.OFFLINE);
    }

    private static Handing of(@Nullable KsefState state, boolean offline, boolean vouched, LocalDate today) {
        return Handing.of(new Handing.Facts(state, offline, vouched, DAY), today);
    }
}
