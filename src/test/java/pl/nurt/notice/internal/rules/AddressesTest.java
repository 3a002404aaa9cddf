package pl.nurt.notice.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @Test
    void an_address_is_kept_with_its_host_in_small_letters() {
        assertThat(Addresses.email(" Anna.Zielinska+woda@Poczta.PL ")).contains("Anna.Zielinska+woda@poczta.pl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@poczta.pl\r\nBcc: jan@poczta.pl",
                "anna@poczta.pl\n",
                "\nanna@poczta.pl",
                "anna@poczta.pl, jan@poczta.pl",
                "Anna <anna@poczta.pl>",
                "\"a b\"@poczta.pl",
                "anna@poczta",
                "anna@@poczta.pl",
                "anna@.pl",
                ".anna@poczta.pl",
                "anna@poczta.pl\u2028",
                ""
            })
    void what_could_break_out_of_a_header_is_no_address(String written) {
        assertThat(Addresses.email(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600 100 200", "+48 600-100-200", "0048600100200", "48600100200", "(600) 100 200"})
    void a_mobile_number_is_kept_as_providers_want_it(String written) {
        assertThat(Addresses.mobile(written)).contains("48600100200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"55 234 56 78", "600100", "600100200\n", "+44 600100200", "6001002001", ""})
    void another_number_is_none(String written) {
        assertThat(Addresses.mobile(written)).isEmpty();
    }
}
