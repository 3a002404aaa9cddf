package pl.nurt.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.platform.files.MalwareScanner;
import pl.nurt.platform.files.ScanVerdict;
import pl.nurt.platform.files.internal.ClamdScanner;
import pl.nurt.testing.ClamdStandIn;

/** A real clamd with one signature of ours: the test string for scanners. */
@Tag("interop")
class ClamdInteropTest {
    private static final int STREAM_LIMIT = 1_000_000;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private Process clamd;
    private String tcp = "";
    private String unix = "";

    @BeforeEach
    void start() throws Exception {
        PortalPeer.need("clamd");
        var database = Files.createDirectory(folder.resolve("db"));
        // Put together at run time, so that no scanner finds it in the project: name, any kind of file, anywhere, the
        // bytes.
        Files.writeString(
                database.resolve("nurt.ndb"),
                "Nurt.Test.Eicar:0:*:" + HexFormat.of().formatHex(ClamdStandIn.eicar()) + "\n");
        var port = freePort();
        tcp = "localhost:" + port;
        unix = "unix:" + folder.resolve("clamd.ctl");
        var configuration = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                LocalSocket %s
                StreamMaxLength %d
                LogFile %s
                """.formatted(
                        database, port, folder.resolve("clamd.ctl"), STREAM_LIMIT, folder.resolve("clamd.log")));
        clamd = new ProcessBuilder("clamd", "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        var clean = file("ready?".getBytes());
        var scanner = new ClamdScanner(tcp, WITHIN);
        await("clamd answers")
                .atMost(PATIENCE)
                .failFast(() -> assertThat(clamd.isAlive())
                        .as(Files.readString(folder.resolve("out")))
                        .isTrue())
                .until(() -> scanner.scan(clean), verdict -> verdict.equals(new ScanVerdict.Clean()));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (clamd != null) {
            clamd.destroy();
            clamd.waitFor();
        }
    }

    @Test
    void it_finds_what_it_knows_and_lets_the_rest_pass_over_either_socket() throws IOException {
        for (var scanner : new MalwareScanner[] {new ClamdScanner(tcp, WITHIN), new ClamdScanner(unix, WITHIN)}) {
            assertThat(scanner.scan(file(ClamdStandIn.eicar())))
                    .isInstanceOfSatisfying(
                            ScanVerdict.Found.class,
                            found -> assertThat(found.signature()).startsWith("Nurt.Test.Eicar"));
            var noise = new byte[STREAM_LIMIT / 2];
            new Random(3).nextBytes(noise);
            assertThat(scanner.scan(file(noise))).isEqualTo(new ScanVerdict.Clean());
        }
    }

    @Test
    void what_is_beyond_its_limit_is_never_called_clean() throws IOException {
        assertThat(new ClamdScanner(tcp, WITHIN).scan(file(new byte[10 * STREAM_LIMIT])))
                .isEqualTo(new ScanVerdict.NoVerdict(ScanVerdict.Reason.TOO_LARGE));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("sent"), content);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
