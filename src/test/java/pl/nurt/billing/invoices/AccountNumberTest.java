package pl.nurt.billing.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"25830900002000000000000001", "29830900002000000000000123", "30830900002000000000004567"})
    void a_right_number_is_told_from_one_with_a_slip(String account) {
        assertThat(AccountNumber.isSound(account)).isTrue();
        for (var at = 0; at < account.length(); at++) {
            var slip = (char) ('0' + (account.charAt(at) - '0' + 1) % 10);
            assertThat(AccountNumber.isSound(account.substring(0, at) + slip + account.substring(at + 1)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PL25830900002000000000000001", "2583090000200000000000000", "258309000020000000000000011"})
    void what_is_no_number_at_all_is_not_right(String account) {
        assertThat(AccountNumber.isSound(account)).isFalse();
    }

    @Test
    void a_customers_own_account_ends_with_the_customers_number() {
        assertThat(AccountNumber.ofCustomer("830900002000", "000123")).contains("29830900002000000000000123");
        assertThat(AccountNumber.ofCustomer("830900002000", "4567")).contains("30830900002000000000004567");
        assertThat(AccountNumber.ofCustomer("830900002000", "A-12")).isEmpty();
    }

    @Test
    void it_is_read_out_in_fours() {
        assertThat(AccountNumber.spaced("29830900002000000000000123")).isEqualTo("29 8309 0000 2000 0000 0000 0123");
    }
}
