package pl.nurt.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:5432/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://0.0.0.0/"
            })
    void this_machine_and_what_is_on_one_wire_are_not_asked(String address) {
        var egress = new Egress(new EgressSettings(List.of()));
        assertThatThrownBy(() -> egress.check(URI.create(address))).isInstanceOf(IOException.class);
    }

    @Test
    void a_list_allows_what_is_in_it_and_nothing_else() throws Exception {
        var egress = new Egress(new EgressSettings(List.of("203.0.113.0/24", " 127.0.0.1 ")));
        assertThatCode(() -> egress.check(URI.create("https://203.0.113.9/cal.ics")))
                .doesNotThrowAnyException();
        assertThatCode(() -> egress.check(URI.create("http://127.0.0.1/"))).doesNotThrowAnyException();
        assertThat(egress.allows(InetAddress.ofLiteral("203.0.114.9"))).isFalse();
        assertThat(egress.allows(InetAddress.ofLiteral("2001:db8::1"))).isFalse();
        assertThatThrownBy(() -> new Egress(new EgressSettings(List.of("push.example"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
