package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Who a caller is, as a real server sees it, with proxies and without. */
class NamedProxiesTest {
    private static final String FORGED = "203.0.113.9";

    @Test
    void without_a_named_proxy_nobody_says_for_himself_who_he_is() throws Exception {
        assertThat(seen(List.of(), FORGED)).startsWith("127.0.0.1 http");
        assertThat(seen(List.of("10.8.0.7", "192.168.0.0/16", "172.16.0.0/12"), FORGED))
                .as("private addresses are not proxies by themselves")
                .startsWith("127.0.0.1 http");
    }

    @Test
    void a_named_proxy_says_who_calls_and_by_what_scheme() throws Exception {
        assertThat(seen(List.of("127.0.0.1"), FORGED)).isEqualTo(FORGED + " https");
        assertThat(seen(List.of(" 127.0.0.0/8 ", ""), FORGED)).isEqualTo(FORGED + " https");
        assertThat(seen(List.of("127.0.0.1"), "2001:db8::7")).isEqualTo("2001:db8::7 https");
    }

    @Test
    void of_a_chain_the_last_one_counts_that_is_no_proxy() throws Exception {
        assertThat(seen(List.of("127.0.0.1", "10.8.0.7"), "198.51.100.1, " + FORGED + ", 10.8.0.7"))
                .isEqualTo(FORGED + " https");
    }

    @Test
    void an_address_is_no_pattern_and_a_name_is_refused() throws Exception {
        assertThat(seen(List.of("127.0.0.11"), FORGED)).startsWith("127.0.0.1 http");
        assertThatThrownBy(() -> new NamedProxies(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What an application behind these proxies is told of a caller on this machine. */
    private static String seen(List<String> proxies, String forwardedFor) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new NamedProxies(proxies).customize(factory);
        var server = factory.getWebServer(
                context -> context.addServlet("who", new Who()).addMapping("/"));
        server.start();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort()))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", "https")
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }

    private static final class Who extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getRemoteAddr() + " " + request.getScheme());
        }
    }
}
