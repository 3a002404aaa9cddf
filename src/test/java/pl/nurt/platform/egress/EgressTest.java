package pl.nurt.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
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
                "http://[::127.0.0.1]/",
                "http://2130706433/",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00:ec2::254]/latest/meta-data",
                "http://[64:ff9b::169.254.169.254]/",
                "http://[fe80::1]/",
                "http://0.0.0.0/"
            })
    void this_machine_and_what_is_on_one_wire_are_not_asked(String address) {
        try (var http = new Egress(new EgressSettings(List.of())).client(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> http.get(URI.create(address), Map.of(), 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not one the portal may connect to");
        }
    }

    @Test
    void a_list_allows_what_is_in_it_and_nothing_else() throws Exception {
        var egress = new Egress(new EgressSettings(List.of("203.0.113.0/24", " 127.0.0.1 ")));
        assertThatCode(() -> egress.judged("203.0.113.9")).doesNotThrowAnyException();
        assertThatCode(() -> egress.judged("127.0.0.1")).doesNotThrowAnyException();
        assertThat(egress.allows(InetAddress.ofLiteral("203.0.114.9"))).isFalse();
        assertThat(egress.allows(InetAddress.ofLiteral("2001:db8::1"))).isFalse();
        assertThatThrownBy(() -> new Egress(new EgressSettings(List.of("10.0.0.0/33"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Egress(new EgressSettings(List.of("push.example"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "127.9.9.9",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.1.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "::",
                "::1",
                "::10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::100.64.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254"
            })
    void a_special_block_is_open_only_when_it_is_named_itself(String address) {
        var there = InetAddress.ofLiteral(address);
        assertThat(egress().allows(there)).as("nothing is listed").isFalse();
        assertThat(egress("0.0.0.0/0", "::/0").allows(there))
                .as("everything is")
                .isFalse();
        var meant = SpecialAddresses.meant(there).getHostAddress();
        assertThat(egress(meant).allows(there)).as("itself is").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8",
                "10.1.2.3",
                "172.20.0.1",
                "192.168.1.1",
                "fd12:3456::1"
            })
    void everything_else_may_be_asked_the_networks_of_a_house_too(String address) {
        assertThat(egress().allows(InetAddress.ofLiteral(address))).isTrue();
        assertThat(egress("0.0.0.0/0", "::/0").allows(InetAddress.ofLiteral(address)))
                .isTrue();
        assertThat(egress("203.0.113.0/24").allows(InetAddress.ofLiteral(address)))
                .isFalse();
    }

    @Test
    void an_address_of_this_machine_is_open_only_when_it_is_listed_itself() {
        var mine = InetAddress.ofLiteral("10.1.2.3");
        EgressSettings none = new EgressSettings(List.of());
        assertThat(new Egress(none, InetAddress::getAllByName, mine::equals).allows(mine))
                .isFalse();
        var neighbours = new EgressSettings(List.of("10.0.0.0/8"));
        assertThat(new Egress(neighbours, InetAddress::getAllByName, mine::equals).allows(mine))
                .isFalse();
        var itself = new EgressSettings(List.of("10.0.0.0/8", "10.1.2.3"));
        assertThat(new Egress(itself, InetAddress::getAllByName, mine::equals).allows(mine))
                .isTrue();
    }

    @Test
    void what_this_machine_is_called_on_its_networks_is_known() throws Exception {
        var mine = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
        assertThat(mine)
                .isNotEmpty()
                .allSatisfy(address ->
                        assertThat(egress("0.0.0.0/0", "::/0").allows(address)).isFalse());
    }

    private static Egress egress(String... networks) {
        return new Egress(new EgressSettings(List.of(networks)));
    }

    @Test
    void the_connection_goes_to_the_address_that_was_judged_whatever_the_name_means_a_moment_later() throws Exception {
        var server = server("here");
        var elsewhere = server("elsewhere", "127.0.0.2", server.getAddress().getPort());
        var asked = new ArrayList<String>();
        // Whoever owns the name answers otherwise with each question, and no other name service knows it.
        var egress = new Egress(
                new EgressSettings(List.of("127.0.0.1")),
                host -> {
                    asked.add(host);
                    return new InetAddress[] {InetAddress.ofLiteral(asked.size() == 1 ? "127.0.0.1" : "127.0.0.2")};
                },
                Egress::isOfThisMachine);
        var address =
                URI.create("http://calendar.example:" + server.getAddress().getPort() + "/");
        try (var http = egress.client(Duration.ofSeconds(30))) {
            assertThat(new String(http.get(address, Map.of(), 100).body(), StandardCharsets.UTF_8))
                    .isEqualTo("here");
            assertThat(asked).as("one question, one connection").containsExactly("calendar.example");
        }
        try (var http = egress.client(Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> http.get(address, Map.of(), 100)).hasMessageContaining("may connect to");
        } finally {
            server.stop(0);
            elsewhere.stop(0);
        }
    }

    @Test
    void nothing_is_followed_and_no_more_is_read_than_was_wanted() throws Exception {
        var server = server("0123456789");
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        var at = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var http = new Egress(new EgressSettings(List.of("127.0.0.1"))).client(Duration.ofSeconds(30))) {
            assertThat(http.get(URI.create(at + "/away"), Map.of(), 10).status())
                    .isEqualTo(302);
            assertThat(http.get(URI.create(at + "/"), Map.of(), 10).whole()).isTrue();
            assertThat(http.get(URI.create(at + "/"), Map.of(), 9).whole()).isFalse();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_answer_that_drips_without_an_end_is_broken_off() throws Exception {
        var server = server("here");
        server.createContext("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var drop = exchange.getResponseBody()) {
                // Each pause is short; who listens gives up, else nobody does.
                while (true) {
                    drop.write('.');
                    drop.flush();
                    LockSupport.parkNanos(10_000_000);
                }
            }
        });
        var at = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/drips");
        try (var http = new Egress(new EgressSettings(List.of("127.0.0.1")))
                .client(Duration.ofSeconds(30), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> http.get(at, Map.of(), 1_000_000)).isInstanceOf(InterruptedIOException.class);
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer server(String says) throws IOException {
        return server(says, "127.0.0.1", 0);
    }

    private static HttpServer server(String says, String address, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), port), 0);
        server.createContext("/", exchange -> {
            var body = says.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
