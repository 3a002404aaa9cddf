package pl.nurt.billing.ksef.internal.fa3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KsefNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5265877635-20250826-0100001AF629-AF",
                "5265877635-20250626-010080DD2B5E-26",
                "5555555555-20250828-010080615740-E4",
                "5265877635-20250916-0200A0D6723E-C2"
            })
    void numbers_of_the_documentation_are_right(String number) {
        assertThat(KsefNumber.isRight(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5265877635-20250826-0100001AF629-AE",
                "5265877636-20250826-0100001AF629-AF",
                "5265877635-20251326-0100001AF629-AF",
                "5265877635-20250826-0100001AF629",
                "5265877635-20250826-0100001af629-AF",
                ""
            })
    void one_wrong_letter_is_noticed(String number) {
        assertThat(KsefNumber.isRight(number)).isFalse();
    }
}
