package pl.nurt.bridge.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.bridge.line.Networks.Network;

class NetworksTest {
    private static final Networks FIELD =
            Networks.of(List.of(network("10.8.0.0/16"), network("192.168.7.20"), network("2001:db8:8::/48")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "224.0.0.1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::168.63.129.16",
                "2001:0:7f00:1::",
                "fec0::1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "fd00:ec2::254",
                "fd20:ce::254",
                "0.1.2.3",
                "255.255.255.255"
            })
    void what_the_portal_names_is_not_on_this_machine_and_not_on_one_wire(String address) throws Exception {
        var named = InetAddress.ofLiteral(address);
        assertThat(Networks.ANY.forPortal().allow(named)).isFalse();
        assertThat(Networks.ANY.forPortal().refuse(address)).isTrue();
        assertThat(Networks.ANY.allow(named)).as("in the bridge's own file").isTrue();
        assertThat(FIELD.allow(named)).isFalse();
    }

    @Test
    void this_machine_is_not_to_be_reached_from_the_portal_by_its_other_names_either() throws Exception {
        assertThat(NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .toList())
                .isNotEmpty()
                .allSatisfy(mine ->
                        assertThat(Networks.FOREIGN.allow(mine)).as("%s", mine).isFalse());
        assertThat(Networks.FOREIGN.allow(InetAddress.ofLiteral("100.64.1.2")))
                .as("a network of a mobile operator")
                .isTrue();
        assertThat(Networks.FOREIGN.allow(InetAddress.ofLiteral("10.200.1.2"))).isTrue();
    }

    @Test
    void a_list_holds_for_everybody() {
        for (var networks : List.of(FIELD, FIELD.forPortal())) {
            assertThat(networks.refuse("10.8.255.255")).isFalse();
            assertThat(networks.refuse("192.168.7.20")).isFalse();
            assertThat(networks.refuse("2001:db8:8:1::5")).isFalse();
            assertThat(networks.refuse("10.9.0.0")).isTrue();
            assertThat(networks.refuse("192.168.7.21")).isTrue();
            assertThat(networks.refuse("2001:db8:9::1")).isTrue();
            assertThat(networks.refuse("gateway.example"))
                    .as("asked when it is connected to")
                    .isFalse();
        }
    }

    @Test
    void bits_need_not_end_at_a_point() {
        var odd = network("10.8.128.0/17");
        assertThat(odd.contains(InetAddress.ofLiteral("10.8.128.1"))).isTrue();
        assertThat(odd.contains(InetAddress.ofLiteral("10.8.127.255"))).isFalse();
        assertThat(network("0.0.0.0/0").contains(InetAddress.ofLiteral("203.0.113.1")))
                .isTrue();
        assertThat(network("0.0.0.0/0").contains(InetAddress.ofLiteral("2001:db8::1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.8.0.0/33", "10.8.0.0/-1", "10.8.0.0/", "gateway.example", "10.8.0.0/16/2", "fe80::/129"})
    void what_is_no_network_is_none(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void what_a_name_means_is_checked_when_it_is_connected_to() throws Exception {
        try (var somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = somebody.getLocalPort();
            try (var line = Line.to(new Endpoint.Tcp("localhost", port, Networks.ANY.forPortal()))) {
                assertThatThrownBy(() -> line.open(Duration.ofSeconds(10)))
                        .isInstanceOf(IOException.class)
                        .hasMessage("this address is not in the allowed networks");
            }
            try (var line = Line.to(new Endpoint.Tcp("localhost", port))) {
                line.open(Duration.ofSeconds(10));
            }
        }
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }
}
