package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.Program;
import pl.nurt.bridge.line.SerialSettings;

/** RTU over a serial port, played by a pair of pseudo-terminals. */
class ModbusSerialTest {
    /** A pseudo-terminal has no parity, and refuses it when it is opened again. */
    private static final SerialSettings LINE = new SerialSettings(9_600, 8, SerialSettings.Parity.NONE, 1);

    @TempDir
    private Path folder;

    @Test
    void registers_are_read_over_a_serial_port_and_a_damaged_answer_does_not_spoil_the_next() throws Exception {
        Program.require("socat");
        var ours = folder.resolve("ours");
        var theirs = folder.resolve("theirs");
        var settings = new MasterSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(60),
                Duration.ZERO,
                1);
        try (var _ = Program.start(List.of("socat", "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs));
                var server = RegisterServer.rtu()) {
            await().until(() -> Files.exists(ours) && Files.exists(theirs));
            server.put(7, 3, 20, "CAFE 0102");
            var endpoint = new Endpoint.Serial(ours.toString(), LINE);
            try (var far = Line.to(new Endpoint.Serial(theirs.toString(), LINE));
                    var master = new ModbusMaster(endpoint, Framing.RTU, settings)) {
                serve(server, far);
                var span = new Span(7, Table.HOLDING_REGISTERS, 20, 2);
                assertThat(HexFormat.of().formatHex(master.read(span))).isEqualTo("cafe0102");
                var once = new AtomicBoolean(true);
                server.spoil(frame -> {
                    if (once.getAndSet(false)) {
                        frame[4] ^= 1;
                    }
                    return frame;
                });
                assertThat(catchThrowableOfType(ModbusFailure.class, () -> master.read(span)))
                        .hasMessage("an answer with a wrong checksum came");
                assertThat(HexFormat.of().formatHex(master.read(span))).isEqualTo("cafe0102");
                server.refuse(7, 2);
                assertThat(catchThrowableOfType(ModbusFailure.class, () -> master.read(span))
                                .kind())
                        .isEqualTo(ModbusFailure.Kind.NO_SUCH_REGISTERS);
            }
        }
    }

    /** The other end of the line, as a stream of what comes in. */
    private static void serve(RegisterServer server, Line line) throws IOException {
        line.open(Duration.ofSeconds(5));
        var in = new InputStream() {
            @Override
            public int read() throws IOException {
                return line.read(System.nanoTime() + Duration.ofMinutes(1).toNanos());
            }
        };
        var out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                line.write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes) throws IOException {
                line.write(bytes);
            }
        };
        Thread.ofPlatform().daemon().start(() -> {
            try {
                server.serve(in, out);
            } catch (IOException e) {
                // The line is closed.
            }
        });
    }
}
