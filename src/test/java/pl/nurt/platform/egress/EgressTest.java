package pl.nurt.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
                "http://169.254.169.254/latest/meta-data",
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
        assertThatThrownBy(() -> new Egress(new EgressSettings(List.of("push.example"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_connection_goes_to_the_address_that_was_judged_whatever_the_name_means_a_moment_later() throws Exception {
        var server = server("here");
        var elsewhere = server("elsewhere", "127.0.0.2", server.getAddress().getPort());
        var asked = new ArrayList<String>();
        // Whoever owns the name answers otherwise with each question, and no other name service knows it.
        var egress = new Egress(new EgressSettings(List.of("127.0.0.1")), host -> {
            asked.add(host);
            return new InetAddress[] {InetAddress.ofLiteral(asked.size() == 1 ? "127.0.0.1" : "127.0.0.2")};
        });
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
