package pl.nurt.telemetry.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.telemetry.bridges.Bridges;
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
    private String path = "readings";

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
    void a_little_that_would_become_a_gigabyte_is_refused_while_it_is_unpacked() throws Exception {
        var bomb = packed(GIGABYTE);
        assertThat(bomb.length).isGreaterThan(900_000).isLessThan(1_048_576);
        try (var socket = connect("Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n")) {
            try {
                socket.getOutputStream().write(bomb);
            } catch (IOException closed) {
                // The answer may come before all was sent.
            }
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void what_says_that_it_is_packed_and_is_not_gets_400() throws Exception {
        for (var body : new byte[][] {"{}".getBytes(US_ASCII), {0x1f, (byte) 0x8b}, Arrays.copyOf(packed(1_000), 12)}) {
            try (var socket = connect("Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n")) {
                socket.getOutputStream().write(body);
                assertThat(answer(socket)).startsWith("HTTP/1.1 400");
            }
        }
    }

    @Test
    void what_is_packed_in_an_unknown_way_gets_415() throws Exception {
        try (var socket = connect("Content-Encoding: br\r\nContent-Length: 2\r\n")) {
            socket.getOutputStream().write("{}".getBytes(US_ASCII));
            assertThat(answer(socket)).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void somebody_without_a_key_is_heard_for_a_few_kilobytes_only() throws Exception {
        path = "enrolment";
        try (var socket = connect("Content-Length: 5000\r\n")) {
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

    private static byte[] packed(long spaces) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            for (var left = spaces; left > 0; left -= SPACES.length) {
                out.write(SPACES, 0, (int) Math.min(left, SPACES.length));
            }
        }
        return packed.toByteArray();
    }

    private Socket connect(String length) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(("POST /api/bridge/" + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
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
