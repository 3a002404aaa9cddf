package pl.nurt.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressBlockTest {
    @Test
    void a_household_of_ipv6_is_one_caller() {
        assertThat(AddressBlock.of("2001:db8:1:2::1"))
                .isEqualTo(AddressBlock.of("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isEqualTo(AddressBlock.of("2001:0DB8:0001:0002:0:0:0:7"))
                .isNotEqualTo(AddressBlock.of("2001:db8:1:3::1"));
    }

    @Test
    void an_address_of_ipv4_is_one_caller_however_it_is_written() {
        assertThat(AddressBlock.of("192.0.2.1")).isEqualTo("192.0.2.1").isEqualTo(AddressBlock.of("::ffff:192.0.2.1"));
        assertThat(AddressBlock.of("192.0.2.2")).isNotEqualTo(AddressBlock.of("192.0.2.1"));
    }

    @Test
    void a_port_that_a_proxy_wrote_behind_it_makes_no_other_caller() {
        assertThat(AddressBlock.of("192.0.2.1:4711"))
                .isEqualTo("192.0.2.1")
                .isEqualTo(AddressBlock.of("192.0.2.1:4712"));
        assertThat(AddressBlock.of("[2001:db8:1:2::1]:4711"))
                .isEqualTo(AddressBlock.of("2001:db8:1:2::2"))
                .isEqualTo(AddressBlock.of("[2001:db8:1:2::3]"));
    }

    @Test
    void what_is_no_address_counts_as_itself_and_is_not_looked_up() {
        assertThat(AddressBlock.of("")).isEmpty();
        assertThat(AddressBlock.of("example.org")).isEqualTo("example.org");
        assertThat(AddressBlock.of("x".repeat(5000))).hasSize(100);
    }
}
