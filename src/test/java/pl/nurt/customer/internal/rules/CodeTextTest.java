package pl.nurt.customer.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {
    @Test
    void a_code_has_three_groups_of_four_signs_that_cannot_be_taken_for_each_other() {
        var random = new SecureRandom();
        var codes = new HashSet<String>();
        for (var i = 0; i < 1_000; i++) {
            codes.add(CodeText.make(random));
        }
        assertThat(codes)
                .hasSize(1_000)
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7QM-2XP0-94T1",
                "k7qm-2xp0-94t1",
                " K7QM 2XP0 94T1 ",
                "K7QM2XP094T1",
                "K7QM–2XPO–94TL",
                "k7qm.2xpo.94ti",
                "K7QM\u00a02XP0\u00a094T1\n"
            })
    void it_may_be_typed_as_it_is_read(String typed) {
        assertThat(CodeText.tidied(typed)).isEqualTo("K7QM2XP094T1");
        assertThat(CodeText.hash("000219 ", typed)).isEqualTo(CodeText.hash("000219", "K7QM-2XP0-94T1"));
    }

    @Test
    void its_hash_fits_one_customer_only() {
        assertThat(CodeText.hash("000219", "K7QM-2XP0-94T1")).isNotEqualTo(CodeText.hash("000220", "K7QM-2XP0-94T1"));
        assertThat(CodeText.hash("1", "1K7QM-2XP0-94T")).isNotEqualTo(CodeText.hash("11", "K7QM-2XP0-94T"));
    }
}
