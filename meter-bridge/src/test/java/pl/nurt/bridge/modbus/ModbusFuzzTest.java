package pl.nurt.bridge.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;
import pl.nurt.bridge.line.LineTimeout;

/** Whatever a device sends: it is the answer to the request in every byte, or a failure with a kind. */
@Tag("fuzz")
class ModbusFuzzTest {
    private static final int LONGEST = 300;

    @ParameterizedTest
    @EnumSource
    void damaged_answers_are_refused_or_still_exactly_right(Framing framing) {
        FuzzCases.forEach(4711, random -> {
            var exchange = new Exchange(framing, random);
            var other = new Exchange(framing, random).good(random);
            var sent = random.nextInt(20) == 0
                    ? exchange.good(random)
                    : Mutation.several(exchange.good(random), List.of(other), random);
            exchange.taken(sent);
        });
    }

    @ParameterizedTest
    @EnumSource
    void random_bytes_are_refused_or_exactly_an_answer(Framing framing) {
        FuzzCases.forEach(815, random -> {
            var exchange = new Exchange(framing, random);
            var bytes = Mutation.random(random.nextInt(LONGEST), random);
            // Most random bytes fail at once; an honest beginning leads deeper.
            var honest = exchange.good(random);
            System.arraycopy(honest, 0, bytes, 0, Math.min(random.nextInt(12), Math.min(honest.length, bytes.length)));
            exchange.taken(bytes);
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_honest_answer_is_always_taken(Framing framing) {
        FuzzCases.forEach(99, random -> {
            var exchange = new Exchange(framing, random);
            assertThat(exchange.taken(exchange.good(random))).isTrue();
        });
    }

    /** As adapters put it there when they turn the line round, after at most one echo. */
    @Test
    void what_comes_before_an_answer_on_a_serial_line_is_passed_over() {
        FuzzCases.forEach(600, random -> {
            var exchange = new Exchange(Framing.RTU, random);
            var before = new byte[random.nextInt(4)];
            var echo = random.nextBoolean() ? exchange.request : new byte[0];
            var good = exchange.good(random);
            var all = ByteBuffer.allocate(2 * before.length + echo.length + good.length)
                    .put(before)
                    .put(echo)
                    .put(before)
                    .put(good);
            assertThat(exchange.taken(all.array())).isTrue();
        });
    }

    /** A request, and what may be taken for its answer. */
    private static final class Exchange {
        private final Framing framing;
        private final Envelope envelope;
        private final Span span;
        private final byte[] request;

        private Exchange(Framing framing, RandomGenerator random) {
            this.framing = framing;
            this.envelope = framing.envelope(Leniency.NONE);
            var table = Table.values()[random.nextInt(4)];
            var size = random.nextInt(1, table.isBits() ? 2_001 : 126);
            this.span = new Span(random.nextInt(256), table, random.nextInt(60_000), size);
            this.request = envelope.wrap(span.unit(), Messages.request(span));
        }

        private byte[] good(RandomGenerator random) {
            var bits = span.table().isBits();
            return frame(Mutation.random(bits ? (span.size() + 7) / 8 : 2 * span.size(), random));
        }

        /** The only frame that carries these data bytes as the answer, composed from the standard. */
        private byte[] frame(byte[] data) {
            var function = span.table().ordinal() + 1;
            if (framing == Framing.RTU) {
                return RegisterServer.withCrc(ByteBuffer.allocate(3 + data.length + 2)
                        .put((byte) span.unit())
                        .put((byte) function)
                        .put((byte) data.length)
                        .put(data)
                        .array());
            }
            return ByteBuffer.allocate(9 + data.length)
                    .put(request, 0, 4)
                    .putShort((short) (3 + data.length))
                    .put((byte) span.unit())
                    .put((byte) function)
                    .put((byte) data.length)
                    .put(data)
                    .array();
        }

        private boolean taken(byte[] sent) throws IOException {
            var in = ByteBuffer.wrap(sent);
            try {
                var data = Messages.data(span, envelope.answer(deadline -> next(in), 0, 0));
                var only = frame(data);
                assertThat(HexFormat.of().formatHex(sent))
                        .contains(HexFormat.of().formatHex(only));
                if (framing == Framing.TCP) {
                    assertThat(Arrays.copyOf(sent, only.length)).isEqualTo(only);
                }
                return true;
            } catch (ModbusFailure failure) {
                assertThat(failure.kind()).isNotEqualTo(ModbusFailure.Kind.CONNECTION);
                assertThat(failure).message().isNotBlank();
            } catch (LineTimeout more) {
                assertThat(in.hasRemaining()).isFalse();
            }
            return false;
        }

        private static int next(ByteBuffer in) throws LineTimeout {
            if (!in.hasRemaining()) {
                throw new LineTimeout();
            }
            return in.get() & 0xFF;
        }
    }
}
