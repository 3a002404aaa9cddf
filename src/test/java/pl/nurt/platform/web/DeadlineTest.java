package pl.nurt.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import pl.nurt.platform.web.DeadlineProtocol.Deadlines;

/** Callers that send a byte now and then, at a real server; time passes when the test says so. */
class DeadlineTest {
    private static final Deadlines DEADLINES = new Deadlines(Duration.ofHours(1), Duration.ofHours(2), 1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration IN_TIME = Duration.ofMinutes(50);
    private static final Duration TOO_LATE = Duration.ofHours(4);

    private final SlowServlet servlet = new SlowServlet();
    private @Nullable DeadlineProtocol protocol;
    private WebServer server;

    @BeforeEach
    void aServer() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(DeadlineProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            protocol = (DeadlineProtocol) connector.getProtocolHandler();
            protocol.setDeadlines(DEADLINES);
        });
        server = factory.getWebServer(
                context -> context.addServlet("slow", servlet).addMapping("/"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Drip: ",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n"
            })
    void a_request_that_drips_is_cut_off_when_it_is_late_and_not_before(String beginning) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write(beginning.getBytes(US_ASCII));
            for (var i = 0; i < 3; i++) {
                assertThat(drips(socket, IN_TIME)).isTrue();
            }
            await().atMost(PATIENCE).until(() -> !drips(socket, TOO_LATE));
        }
    }

    @Test
    void blank_lines_before_a_request_have_one_deadline_for_all_of_them() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(100);
            for (var i = 0; i < 3; i++) {
                assertThat(sends("\r\n", socket, IN_TIME)).isTrue();
            }
            await().atMost(PATIENCE).until(() -> !sends("\r\n", socket, TOO_LATE));
        }
    }

    @Test
    void a_request_after_a_blank_line_is_answered_whenever_it_is_done() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(100);
            assertThat(sends("\r\n", socket, IN_TIME)).isTrue();
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            servlet.begun.acquire();
            later(TOO_LATE);
            servlet.mayAnswer.release();
            assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void an_answer_may_take_longer_than_any_deadline_and_a_connection_may_wait_for_its_next_request() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.getPort())) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            var request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);
            for (var i = 0; i < 2; i++) {
                socket.getOutputStream().write(request);
                servlet.begun.acquire();
                later(TOO_LATE);
                servlet.mayAnswer.release();
                assertThat(new String(socket.getInputStream().readNBytes(15), US_ASCII))
                        .startsWith("HTTP/1.1 200");
                while (socket.getInputStream().read() != '!') {
                    // The rest of the answer.
                }
                later(TOO_LATE);
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

    /** Sends one more byte, and has the server look after so long; whether the connection is still open. */
    private boolean drips(Socket socket, Duration after) throws IOException {
        return sends("x", socket, after);
    }

    private boolean sends(String drop, Socket socket, Duration after) throws IOException {
        later(after);
        try {
            socket.getOutputStream().write(drop.getBytes(US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private void later(Duration after) {
        requireNonNull(protocol).cutWhatIsLate(System.nanoTime() + after.toNanos());
    }

    /** Reads all, then answers when it is let. */
    private static final class SlowServlet extends HttpServlet {
        private final transient Semaphore begun = new Semaphore(0);
        private final transient Semaphore mayAnswer = new Semaphore(0);

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            begun.release();
            mayAnswer.acquireUninterruptibly();
            response.getWriter().print("done!");
        }
    }
}
