package pl.nurt.platform.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"44051401359", "02070803628", "02270803624"})
    void a_pesel_with_its_check_digit_and_a_day_that_was_is_right(String pesel) {
        assertThat(CheckDigits.isPesel(pesel)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "44051401358",
                "4405140135",
                "440514013590",
                "44051401a59",
                "",
                "44993101353",
                "44023001351",
                "00000000000"
            })
    void a_pesel_with_a_wrong_digit_length_or_day_is_not(String pesel) {
        assertThat(CheckDigits.isPesel(pesel)).isFalse();
    }

    @Test
    void the_month_of_a_pesel_tells_the_century() {
        assertThat(CheckDigits.birthday("44051401359")).contains(LocalDate.of(1944, 5, 14));
        assertThat(CheckDigits.birthday("02270803624")).contains(LocalDate.of(2002, 7, 8));
        assertThat(CheckDigits.birthday("44023001351")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234563218", "5260250274", "7740001454"})
    void a_nip_with_its_check_digit_is_right(String nip) {
        assertThat(CheckDigits.isNip(nip)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234563219", "5260250275", "123456321", "0000000000", "1004563218", "12345632181"})
    void a_nip_with_a_wrong_digit_is_not(String nip) {
        assertThat(CheckDigits.isNip(nip)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456785", "000331501", "12345678512347"})
    void a_regon_of_a_firm_or_of_its_unit_is_right(String regon) {
        assertThat(CheckDigits.isRegon(regon)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456786", "12345678612347", "12345678512346", "1234567851", ""})
    void a_regon_with_a_wrong_digit_is_not(String regon) {
        assertThat(CheckDigits.isRegon(regon)).isFalse();
    }
}
