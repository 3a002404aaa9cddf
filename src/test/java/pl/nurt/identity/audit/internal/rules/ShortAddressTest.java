package pl.nurt.identity.audit.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:0:0:0:0:ffff:a00:e, 10.0.0.14",
        "10.0.0.14, 10.0.0.14",
        "console: Joanna, console: Joanna"
    })
    void an_address_is_as_short_as_people_write_it(String kept, String shown) {
        assertThat(ShortAddress.of(kept)).isEqualTo(shown);
    }
}
