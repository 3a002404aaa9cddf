package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.MeterId;

/** A live line at whose other end somebody means ill, or is broken. */
class HostileLineTest {
    private static final LinkSettings HASTY = new LinkSettings(
            Duration.ofSeconds(2),
            Duration.ofMillis(60),
            Duration.ofMillis(30),
            Duration.ofMillis(150),
            Duration.ofMillis(40),
            Duration.ZERO,
            2);
    private static final byte[] ACK = {(byte) 0xE5};
    private static final MeterAddress PRIMARY = new MeterAddress.Primary(1);
    private static final MeterAddress SELECTED =
            new MeterAddress.Secondary(MeterId.parse("11111111").orElseThrow());
    private static final byte[] SOUND = new Frame.Long(
                    Frame.RSP_UD,
                    1,
                    0x72,
                    HexFormat.of().parseHex("11111111" + "0106" + "0A07" + "01000000" + "0413E9030000"))
            .encode();

    /** What never ends, and what comes so slowly that it might as well not. */
    enum Stream {
        NOISE(0x00, 0),
        FLOOD_OF_ACKNOWLEDGEMENTS(0xE5, 0),
        FLOOD_OF_FRAME_STARTS(0x68, 0),
        FLOOD_OF_SHORT_STARTS(0x10, 0),
        DRIP_OF_NOISE(0x00, 20),
        DRIP_OF_FRAME_STARTS(0x68, 20),
        DRIP_OF_ACKNOWLEDGEMENTS(0xE5, 20);

        private final int value;
        private final int everyMillis;

        Stream(int value, int everyMillis) {
            this.value = value;
            this.everyMillis = everyMillis;
        }

        private void pour(OutputStream out) throws IOException {
            var chunk = new byte[everyMillis == 0 ? 1_000 : 1];
            Arrays.fill(chunk, (byte) value);
            while (true) {
                out.write(chunk);
                LockSupport.parkNanos(Duration.ofMillis(everyMillis).toNanos());
            }
        }
    }

    /** Pours from the moment somebody connects. */
    private static final class Tap implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final List<Socket> connections = new CopyOnWriteArrayList<>();

        private Tap(Stream stream) throws IOException {
            Thread.ofVirtual().start(() -> accept(stream));
        }

        private void accept(Stream stream) {
            try {
                while (true) {
                    var connection = listener.accept();
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> {
                        try (connection) {
                            stream.pour(connection.getOutputStream());
                        } catch (IOException e) {
                            // The master has had enough.
                        }
                    });
                }
            } catch (IOException e) {
                // Closed.
            }
        }

        private Endpoint endpoint() {
            return new Endpoint.Tcp("127.0.0.1", listener.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    /** Without an end of its own, a read of such a stream would never end. How soon it ends is a figure of {@code ./nurt bench}. */
    @ParameterizedTest
    @EnumSource(Stream.class)
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_stream_without_end_ends_each_read_and_gives_no_value(Stream stream) throws Exception {
        try (var tap = new Tap(stream);
                var master = new MBusMaster(tap.endpoint(), HASTY)) {
            for (var meter : List.of(PRIMARY, SELECTED)) {
                assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(meter)))
                        .isNotNull();
            }
            var search = master.search(SearchRequest.secondary(3), new NobodyFound());
            assertThat(search.end()).isNotEqualTo(SearchResult.End.COMPLETE);
        }
    }

    /** Fails when anything is found. */
    private static final class NobodyFound implements SearchListener {
        @Override
        public void found(FoundMeter meter) {
            throw new AssertionError("nobody is there, but " + meter);
        }

        @Override
        public boolean goesOn(int probes) {
            return true;
        }
    }

    @Test
    void a_gateway_that_sends_every_request_back_for_ever_is_silent() throws Exception {
        try (var gateway = new ScriptedGateway(request -> HexFormat.of().parseHex(request.repeat(400)));
                var master = new MBusMaster(gateway.endpoint(), HASTY)) {
            assertThat(catchThrowableOfType(LinkFailure.class, () -> master.read(PRIMARY)))
                    .isNotNull();
        }
    }

    @Test
    void no_damaged_telegram_ever_becomes_a_value() throws Exception {
        var random = new Random(2217);
        var answer = new byte[1][];
        try (var gateway = new TimelessGateway(
                        request -> request.startsWith("107B") || request.startsWith("105B") ? answer[0] : ACK);
                var master = gateway.master(HASTY)) {
            for (var n = 0; n < 150; n++) {
                answer[0] = damaged(random);
                try {
                    var index = master.read(PRIMARY).main().mainIndex();
                    // Damage before the frame is noise and does no harm.
                    assertThat(index).as(HexFormat.of().formatHex(answer[0])).contains(new BigDecimal("1.001"));
                    assertThat(HexFormat.of().formatHex(answer[0]))
                            .contains(HexFormat.of().formatHex(SOUND));
                } catch (LinkFailure refused) {
                    assertThat(refused.kind()).isNotEqualTo(LinkFailure.Kind.ERROR_REPORT);
                }
            }
            answer[0] = SOUND;
            assertThat(master.read(PRIMARY).main().mainIndex()).contains(new BigDecimal("1.001"));
        }
    }

    /** A sound telegram with one byte changed, lost, or put in between, or cut off. */
    private static byte[] damaged(Random random) {
        var at = random.nextInt(SOUND.length);
        return switch (random.nextInt(4)) {
            case 0 -> {
                var changed = SOUND.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            case 1 -> Arrays.copyOf(SOUND, at);
            case 2 -> join(Arrays.copyOf(SOUND, at), Arrays.copyOfRange(SOUND, at + 1, SOUND.length));
            default -> {
                var more = new byte[] {(byte) random.nextInt(256)};
                yield join(join(Arrays.copyOf(SOUND, at), more), Arrays.copyOfRange(SOUND, at, SOUND.length));
            }
        };
    }

    private static byte[] join(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
