package pl.nurt.bridge.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Serial ports, played by a pair of pseudo-terminals. */
class SerialLineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private static Endpoint.Serial port(Path device) {
        return new Endpoint.Serial(device.toString(), SerialSettings.MBUS);
    }

    private static long soon() {
        return System.nanoTime() + PATIENCE.toNanos();
    }

    private Program pair(Path one, Path other) throws IOException {
        Program.require("socat");
        var pair = Program.start(List.of("socat", "pty,raw,echo=0,link=" + one, "pty,raw,echo=0,link=" + other));
        await().until(() -> Files.exists(one) && Files.exists(other));
        return pair;
    }

    @Test
    void bytes_go_through_the_port_in_both_directions() throws Exception {
        var one = folder.resolve("one");
        var other = folder.resolve("other");
        try (var _ = pair(one, other);
                var here = Line.to(port(one));
                var there = Line.to(port(other))) {
            here.open(PATIENCE);
            there.open(PATIENCE);
            var all = new byte[256];
            for (var i = 0; i < all.length; i++) {
                all[i] = (byte) i;
            }
            here.write(all);
            for (var i = 0; i < all.length; i++) {
                assertThat(there.read(soon())).isEqualTo(i);
            }
            there.write(new byte[] {(byte) 0xE5});
            assertThat(here.read(soon())).isEqualTo(0xE5);
            assertThatThrownBy(() -> here.read(System.nanoTime() + 1_000_000)).isInstanceOf(LineTimeout.class);
            here.setBaud(300);
            there.write(new byte[] {1, 2, 3});
            await().until(() -> here.dropInput().length > 0);
        }
    }

    @Test
    void closing_ends_a_read_under_way() throws Exception {
        try (var _ = pair(folder.resolve("one"), folder.resolve("other"))) {
            var line = Line.to(port(folder.resolve("one")));
            line.open(PATIENCE);
            var reading = new CountDownLatch(1);
            var reader = Thread.ofVirtual().start(() -> {
                reading.countDown();
                assertThatThrownBy(() -> line.read(
                                System.nanoTime() + Duration.ofMinutes(1).toNanos()))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(LineTimeout.class);
            });
            reading.await();
            line.close();
            assertThat(reader.join(Duration.ofSeconds(2))).isTrue();
            assertThatThrownBy(() -> line.write(new byte[1])).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_closed_port_can_be_opened_again_at_once() throws Exception {
        var device = folder.resolve("one");
        try (var _ = pair(device, folder.resolve("other"))) {
            // A pseudo-terminal has no parity, and refuses it when it is opened again.
            var endpoint =
                    new Endpoint.Serial(device.toString(), new SerialSettings(2_400, 8, SerialSettings.Parity.NONE, 1));
            for (var time = 0; time < 300; time++) {
                try (var line = Line.to(endpoint)) {
                    line.open(PATIENCE);
                    line.write(new byte[] {1});
                }
            }
        }
    }

    @Test
    void a_device_that_goes_away_is_a_broken_line() throws Exception {
        var pair = pair(folder.resolve("one"), folder.resolve("other"));
        try (var line = Line.to(port(folder.resolve("one")))) {
            line.open(PATIENCE);
            pair.close();
            assertThatThrownBy(() -> line.read(soon()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the serial port is gone");
        }
    }

    @Test
    void a_port_that_is_not_there_is_refused_in_a_phrase() {
        try (var line = Line.to(port(folder.resolve("nothing")))) {
            assertThatThrownBy(() -> line.open(PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessage("there is no serial port " + folder.resolve("nothing"));
        }
    }
}
