package pl.nurt.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import pl.nurt.platform.web.DeadlineProtocol.Deadlines;

/** Callers that send a byte now and then, at a real server with short deadlines. */
class DeadlineTest {
    private static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(1), 1_000_000);

    private WebServer server;

    @BeforeEach
    void aServerWithShortDeadlines() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(DeadlineProtocol.class.getName());
        factory.addConnectorCustomizers(
                connector -> ((DeadlineProtocol) connector.getProtocolHandler()).setDeadlines(SHORT));
        server = factory.getWebServer(
                context -> context.addServlet("reads", new ReadsAll()).addMapping("/"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void headers_that_drip_are_cut_off() throws Exception {
        assertThat(cutOff("GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ")).isTrue();
    }

    @Test
    void a_body_that_drips_is_cut_off() throws Exception {
        assertThat(cutOff("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"))
                .isTrue();
    }

    @Test
    void a_body_of_chunks_that_drips_is_cut_off() throws Exception {
        assertThat(cutOff("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n"))
                .isTrue();
    }

    @Test
    void an_answer_may_take_longer_than_any_deadline_and_a_connection_may_wait_for_its_next_request() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(60_000);
            var request = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
            for (var i = 0; i < 2; i++) {
                socket.getOutputStream().write(request);
                assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII))
                        .startsWith("HTTP/1.1 200");
                while (socket.getInputStream().read() != '!') {
                    // The rest of the answer.
                }
                Thread.sleep(4_000);
            }
        }
    }

    @Test
    void a_long_body_that_comes_quickly_enough_has_its_time() {
        var deadlines = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(60), 4096);
        assertThat(deadlines.isLate(true, 40L * 1024 * 1024, Duration.ofHours(1)))
                .isFalse();
        assertThat(deadlines.isLate(true, 24, Duration.ofSeconds(91))).isTrue();
        assertThat(deadlines.isLate(true, 24, Duration.ofSeconds(89))).isFalse();
        assertThat(deadlines.isLate(false, 0, Duration.ofSeconds(31))).isTrue();
    }

    /** Goes on with a byte every tenth of a second for a minute, unless the server hangs up. */
    private boolean cutOff(String beginning) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            socket.setSoTimeout(100);
            for (var i = 0; i < 600; i++) {
                try {
                    socket.getOutputStream().write('x');
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException stillOpen) {
                    // The next byte.
                } catch (IOException hungUp) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class ReadsAll extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            if (request.getRequestURI().equals("/slow")) {
                try {
                    Thread.sleep(4_000);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            response.getWriter().print("done!");
        }
    }
}
