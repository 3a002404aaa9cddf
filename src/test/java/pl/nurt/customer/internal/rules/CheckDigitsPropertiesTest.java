package pl.nurt.customer.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.law.CheckDigits;

/** One mistyped digit or two swapped ones must not go through, whatever the number. */
class CheckDigitsPropertiesTest {
    private static final int CASES = 2_000;

    @Test
    void every_pesel_made_by_the_rule_is_right_and_tells_the_birthday_it_was_made_of() {
        var random = new Random(11);
        for (var i = 0; i < CASES; i++) {
            var day = LocalDate.ofEpochDay(random.nextLong(
                    LocalDate.of(1800, 1, 1).toEpochDay(),
                    LocalDate.of(2300, 1, 1).toEpochDay()));
            var pesel = Numbers.pesel(day, random.nextInt(10_000));
            assertThat(CheckDigits.isPesel(pesel)).as(pesel).isTrue();
            assertThat(CheckDigits.birthday(pesel)).contains(day);
        }
    }

    @Test
    void one_wrong_digit_is_noticed_in_a_pesel() {
        // The weights 1, 3, 7, 9 have no factor in common with 10, so no single digit can be changed unnoticed.
        everyWrongDigit(number -> Numbers.pesel(LocalDate.of(1960, 1, 1).plusDays(number), number), 11, true);
    }

    @Test
    void one_wrong_digit_is_noticed_in_a_nip() {
        // 11 is prime and no weight a multiple of it.
        everyWrongDigit(Numbers::nip, 10, true);
    }

    private static void everyWrongDigit(IntFunction<String> make, int length, boolean noticed) {
        for (var number = 0; number < 300; number++) {
            var right = make.apply(number * 37);
            for (var at = 0; at < length; at++) {
                for (var digit = '0'; digit <= '9'; digit++) {
                    if (digit != right.charAt(at)) {
                        var wrong = right.substring(0, at) + digit + right.substring(at + 1);
                        var accepted = length == 11 ? CheckDigits.isPesel(wrong) : CheckDigits.isNip(wrong);
                        assertThat(accepted).as(right + " as " + wrong).isEqualTo(!noticed);
                    }
                }
            }
        }
    }

    @Test
    void spaces_dashes_and_the_country_do_not_change_a_number() {
        IntStream.range(0, 200).mapToObj(Numbers::nip).forEach(nip -> {
            var written = "PL " + nip.substring(0, 3) + "-" + nip.substring(3, 6) + " " + nip.substring(6);
            assertThat(Written.digits(written)).isEqualTo(nip);
        });
    }
}
