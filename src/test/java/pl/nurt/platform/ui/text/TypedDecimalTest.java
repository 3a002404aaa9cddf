package pl.nurt.platform.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDecimalTest {
    private static final BigDecimal ANY = new BigDecimal("1e12");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5|12.5",
                "12.5|12.5",
                "1 266,5|1266.5",
                "1 266.5|1266.5",
                "1\u00a0266,5|1266.5",
                "1\u202f266,5|1266.5",
                "1,453.5|1453.5",
                "1.453,5|1453.5",
                "1,453,200|1453200",
                "1.453.200|1453200",
                "1266,512|1266.512",
                "0,512|0.512",
                "0.512|0.512",
                "001,453|1.453",
                ",5|0.5",
                " 12 |12",
                "-3,5|-3.5",
                "−3.5|-3.5",
                "12\u200b,5|12.5"
            })
    void one_number_is_read_alike_in_both_notations(String typed, BigDecimal value) {
        for (var language : Languages.ALL) {
            assertThat(TypedDecimal.of(typed, language, ANY)).isEqualTo(new TypedDecimal.Number(value));
        }
    }

    @Test
    void a_sign_before_three_digits_is_the_readers_own_or_nobody_can_tell() {
        assertThat(read("1,453", Languages.POLISH)).isEqualTo(new TypedDecimal.Number(new BigDecimal("1.453")));
        assertThat(read("1.453", Languages.ENGLISH)).isEqualTo(new TypedDecimal.Number(new BigDecimal("1.453")));
        var either = new TypedDecimal.Either(new BigDecimal("1453"), new BigDecimal("1.453"));
        assertThat(read("1.453", Languages.POLISH)).isEqualTo(either);
        assertThat(read("1,453", Languages.ENGLISH)).isEqualTo(either);
    }

    @Test
    void what_nobody_can_mean_settles_it() {
        assertThat(TypedDecimal.of("53.778", Languages.POLISH, BigDecimal.valueOf(180)))
                .isEqualTo(new TypedDecimal.Number(new BigDecimal("53.778")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,5 m³",
                "1 2",
                "12 5,3",
                "1,45,3",
                "1,453,20",
                "1,2.3.4",
                "1e5",
                "5,",
                ".",
                "-",
                "abc",
                "1453.200,5.1",
                "1234567890123"
            })
    void anything_else_is_no_number(String typed) {
        for (var language : Languages.ALL) {
            assertThat(TypedDecimal.of(typed, language, ANY)).isEqualTo(new TypedDecimal.Unreadable());
        }
    }

    @Test
    void nothing_is_nothing() {
        assertThat(read(" \u00a0", Languages.POLISH)).isEqualTo(new TypedDecimal.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000", "1.453", "1266.512", "53.7789", "-0.5", "999999999.999"})
    void what_is_shown_is_read_back(BigDecimal value) {
        for (var language : Languages.ALL) {
            assertThat(read(TypedDecimal.text(value, language), language)).isEqualTo(new TypedDecimal.Number(value));
        }
    }

    private static TypedDecimal read(String typed, Locale language) {
        return TypedDecimal.of(typed, language, ANY);
    }
}
