package pl.nurt.metering.internal.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.metering.Bridges;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.testing.HttpTest;

/** A sender that goes on and on is cut off early, whatever it announced. */
@HttpTest
class HostileBodyTest {
    private static final long GIGABYTE = 1L << 30;
    private static final byte[] SPACES = " ".repeat(64 * 1024).getBytes(US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    private String key;

    @BeforeEach
    void aBridge() {
        key = new MeteringFixture(db, bridges).bridge().key();
    }

    @Test
    void a_gigabyte_without_a_length_is_cut_off_after_a_few_megabytes() throws Exception {
        try (var socket = connect("Transfer-Encoding: chunked\r\n")) {
            var chunk = (Integer.toHexString(SPACES.length) + "\r\n").getBytes(US_ASCII);
            var sent = 0L;
            try {
                while (sent < GIGABYTE) {
                    socket.getOutputStream().write(chunk);
                    socket.getOutputStream().write(SPACES);
                    socket.getOutputStream().write("\r\n".getBytes(US_ASCII));
                    sent += SPACES.length;
                }
            } catch (IOException closed) {
                // As it should be.
            }
            assertThat(sent).isBetween(1_000_000L, 32_000_000L);
        }
    }

    @Test
    void a_body_a_little_above_the_limit_is_answered_with_413() throws Exception {
        try (var socket = connect("Transfer-Encoding: chunked\r\n")) {
            for (var sent = 0; sent < 1_200_000; sent += SPACES.length) {
                socket.getOutputStream().write((Integer.toHexString(SPACES.length) + "\r\n").getBytes(US_ASCII));
                socket.getOutputStream().write(SPACES);
                socket.getOutputStream().write("\r\n".getBytes(US_ASCII));
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(US_ASCII));

            assertThat(answer(socket)).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void an_announced_gigabyte_is_refused_before_anything_of_it_is_sent() throws Exception {
        try (var socket = connect("Content-Length: " + GIGABYTE + "\r\n")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_stranger_is_not_listened_to_at_all() throws Exception {
        key = "wrong";
        try (var socket = connect("Content-Length: " + GIGABYTE + "\r\n")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 401");
        }
    }

    private Socket connect(String length) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST /api/bridge/readings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Authorization: Bearer " + key + "\r\n" + length + "\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** What comes until the body of the answer ends, or the connection. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var in = socket.getInputStream();
        for (var read = in.read(); read >= 0 && read != '}'; read = in.read()) {
            answer.append((char) read);
        }
        return answer.toString();
    }
}
