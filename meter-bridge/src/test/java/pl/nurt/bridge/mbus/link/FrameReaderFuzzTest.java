package pl.nurt.bridge.mbus.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.fuzz.FuzzCases;
import pl.nurt.bridge.fuzz.Mutation;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/** Whatever a line brings: frames that stand in it byte by byte, or a refusal, and an end. */
@Tag("fuzz")
class FrameReaderFuzzTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] REQUEST = new Frame.Short(0x7B, 1).encode();

    /** A line that brings some bytes and then falls silent. */
    private static final class Bytes implements FrameReader.Incoming {
        private final ByteBuffer bytes;

        private Bytes(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public int next(long deadline) throws IOException {
            if (!bytes.hasRemaining()) {
                throw new LineTimeout();
            }
            return bytes.get() & 0xFF;
        }

        @Override
        public long now() {
            return System.nanoTime();
        }

        private FrameReader reader() {
            return new FrameReader(this, LinkSettings.USUAL, FrameTrace.NONE);
        }
    }

    @Test
    void random_streams_give_only_frames_that_stand_in_them() {
        FuzzCases.forEach(11_000_000_011L, random -> {
            var bytes = Mutation.random(random.nextInt(600), random);
            // Without more starts than chance gives, nearly all of it would be noise.
            for (var n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = start(random);
            }
            readAll(bytes);
        });
    }

    @Test
    void damaged_answers_one_after_the_other_give_only_frames_that_stand_in_them() {
        FuzzCases.forEach(12_000_000_012L, random -> {
            var stream = new ByteArrayOutputStream();
            for (var n = random.nextInt(1, 5); n > 0; n--) {
                var sound = frame(random).encode();
                stream.writeBytes(
                        random.nextBoolean() ? sound : Mutation.several(sound, List.of(REQUEST, sound), random));
            }
            readAll(stream.toByteArray());
        });
    }

    @Test
    void a_frame_is_found_behind_noise_and_echo_and_leaves_the_line_at_its_end() throws Exception {
        FuzzCases.forEach(13_000_000_013L, random -> {
            var wanted = frame(random);
            var stream = new ByteArrayOutputStream();
            stream.writeBytes(noise(random));
            if (random.nextBoolean()) {
                stream.writeBytes(REQUEST);
                stream.writeBytes(noise(random));
            }
            stream.writeBytes(wanted.encode());
            var rest = Mutation.random(random.nextInt(20), random);
            stream.writeBytes(rest);
            var line = new Bytes(stream.toByteArray());
            assertThat(line.reader().next(REQUEST)).isEqualTo(wanted);
            assertThat(line.bytes.remaining()).isEqualTo(rest.length);
        });
    }

    private static void readAll(byte[] bytes) throws IOException {
        var line = new Bytes(bytes);
        var reader = line.reader();
        while (line.bytes.hasRemaining()) {
            var from = line.bytes.position();
            try {
                var frame = reader.next(REQUEST).encode();
                var to = line.bytes.position();
                assertThat(frame).isEqualTo(Arrays.copyOfRange(bytes, to - frame.length, to));
                assertThat(isSound(frame)).as(HEX.formatHex(frame)).isTrue();
            } catch (TelegramRefused refused) {
                assertThat(refused.detail()).isNotBlank();
            } catch (LineTimeout silent) {
                assertThat(line.bytes.hasRemaining()).isFalse();
            }
            assertThat(line.bytes.position()).isGreaterThan(from);
        }
    }

    /** The rules of EN 13757-2, written a second time. */
    private static boolean isSound(byte[] frame) {
        if (frame.length == 1) {
            return frame[0] == (byte) 0xE5;
        }
        var isShort = frame[0] == 0x10;
        var sum = 0;
        for (var i = isShort ? 1 : 4; i < frame.length - 2; i++) {
            sum += frame[i];
        }
        var head = isShort
                ? frame.length == 5
                : frame[0] == 0x68
                        && frame[3] == 0x68
                        && frame[1] == frame[2]
                        && (frame[1] & 0xFF) == frame.length - 6
                        && frame.length >= 9;
        return head && frame[frame.length - 2] == (byte) sum && frame[frame.length - 1] == 0x16;
    }

    private static Frame frame(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Frame.Ack();
            case 1 -> new Frame.Short(0x40, random.nextInt(256));
            default ->
                new Frame.Long(Frame.RSP_UD, random.nextInt(256), 0x72, Mutation.random(random.nextInt(253), random));
        };
    }

    private static byte[] noise(RandomGenerator random) {
        var noise = Mutation.random(random.nextInt(8), random);
        for (var i = 0; i < noise.length; i++) {
            if (noise[i] == (byte) 0xE5 || noise[i] == 0x10 || noise[i] == 0x68) {
                noise[i] = 0;
            }
        }
        return noise;
    }

    private static byte start(RandomGenerator random) {
        return new byte[] {(byte) 0xE5, 0x10, 0x68}[random.nextInt(3)];
    }
}
