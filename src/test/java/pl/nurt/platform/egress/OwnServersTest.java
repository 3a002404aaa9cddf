package pl.nurt.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnServersTest {
    @Test
    void a_server_on_this_machine_is_reached() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var line = OwnServers.line("localhost:" + server.getLocalPort())) {
            line.connect();
            assertThat(line.isOpen()).isTrue();
            try (var socket = OwnServers.sockets().createSocket("127.0.0.1", server.getLocalPort())) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "224.0.0.1", "[fe80::1]", "[::]", "[fd00:ec2::254]"})
    void where_no_server_can_be_nothing_is_connected_to(String address) throws IOException {
        try (var line = OwnServers.line(address + ":3310");
                var socket = OwnServers.sockets().createSocket()) {
            assertThatThrownBy(line::connect).isInstanceOf(EgressRefusedException.class);
            var there = new InetSocketAddress(address.replaceAll("[\\[\\]]", ""), 25);
            assertThatThrownBy(() -> socket.connect(there)).isInstanceOf(EgressRefusedException.class);
            assertThatThrownBy(() -> socket.connect(there, 1_000)).isInstanceOf(EgressRefusedException.class);
        }
        assertThatThrownBy(() -> OwnServers.sockets().createSocket(address.replaceAll("[\\[\\]]", ""), 25))
                .isInstanceOf(EgressRefusedException.class);
    }

    @Test
    void a_name_that_nobody_has_is_no_address() throws IOException {
        try (Socket socket = OwnServers.sockets().createSocket()) {
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("mail.invalid", 25)))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"clamd:3310, true", "unix:/run/clamav/clamd.ctl, true", "clamd, false", "clamd:, false", "'', false"})
    void an_address_is_a_host_with_its_port_or_a_socket_of_this_machine(String text, boolean right) {
        assertThat(OwnServers.isAddress(text)).isEqualTo(right);
    }
}
