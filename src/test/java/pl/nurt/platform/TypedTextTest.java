package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UM 7/2021",
                "  UM 7/2021\t",
                "UM  7/2021",
                "UM\u00a07/2021\u202f",
                "\u0000UM\r\n7/2021",
                "UM\u0085 7/20\u200b21\ufeff",
                "UM\u2028 7/2\u00ad021"
            })
    void however_a_number_was_typed_or_pasted_it_is_the_same(String typed) {
        assertThat(TypedText.line(typed)).isEqualTo("UM 7/2021");
    }
}
