package pl.nurt.bridge.mbus.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;

/** A line cut into frames. Bytes may come split and joined at will, with echo and with noise; nothing takes longer than the settings say. */
final class FrameLine implements AutoCloseable {
    /** A line that never falls silent while being drained is broken. */
    private static final int DRAIN_LIMIT = 64 * Frame.MAX_LENGTH;

    /** So many times the wanted silence a drain may last before the line counts as broken. */
    private static final int DRAIN_PATIENCE = 5;

    private final Line line;
    private final LinkSettings settings;
    private final FrameTrace trace;

    FrameLine(Line line, LinkSettings settings, FrameTrace trace) {
        this.line = line;
        this.settings = settings;
        this.trace = trace;
    }

    void open() throws IOException {
        line.open(settings.connect());
    }

    /** Sends a frame; what still waits in the input belongs to nobody and is dropped first. */
    void send(byte[] frame) throws IOException {
        traceDropped(line.dropInput(), "came before the request");
        line.write(frame);
        trace.frame(FrameTrace.Direction.SENT, frame, "");
    }

    /**
     * The next frame, after at most one echo of {@code sent}.
     *
     * @throws LineTimeout nothing came in time
     * @throws TelegramRefused something came and is no sound frame
     */
    Frame receive(byte[] sent) throws IOException, TelegramRefused {
        var bytes = nextFrame(deadline(settings.response()));
        if (Arrays.equals(bytes, sent)) {
            traceDropped(bytes, "echo");
            bytes = nextFrame(deadline(settings.response()));
        }
        try {
            var frame = Frame.parse(bytes);
            trace.frame(FrameTrace.Direction.RECEIVED, bytes, "");
            return frame;
        } catch (TelegramRefused e) {
            traceDropped(bytes, e.detail());
            throw e;
        }
    }

    /** Bytes of one frame as its own head counts them, however wrong they are. */
    private byte[] nextFrame(long firstByteDeadline) throws IOException, TelegramRefused {
        var start = startByte(firstByteDeadline);
        if (start == Frame.ACK) {
            return new byte[] {(byte) start};
        }
        var buffer = new byte[Frame.MAX_LENGTH];
        buffer[0] = (byte) start;
        var frameDeadline = deadline(settings.frame());
        if (start == Frame.SHORT_START) {
            fill(buffer, 1, 5, frameDeadline);
            return Arrays.copyOf(buffer, 5);
        }
        fill(buffer, 1, 4, frameDeadline);
        var length = (buffer[1] & 0xFF) + 6;
        if (buffer[1] != buffer[2] || buffer[3] != Frame.LONG_START || length < 9) {
            return Arrays.copyOf(buffer, 4);
        }
        fill(buffer, 4, length, frameDeadline);
        return Arrays.copyOf(buffer, length);
    }

    private int startByte(long deadline) throws IOException, TelegramRefused {
        var noise = new ByteArrayOutputStream();
        try {
            while (true) {
                var start = line.read(deadline);
                if (start == Frame.ACK || start == Frame.SHORT_START || start == Frame.LONG_START) {
                    return start;
                }
                if (noise.size() < Frame.MAX_LENGTH) {
                    noise.write(start);
                }
            }
        } catch (LineTimeout e) {
            if (noise.size() > 0) {
                // Several meters at once look like this; silence would mean that there is none.
                throw new TelegramRefused(Reject.START, "only noise came");
            }
            throw e;
        } finally {
            traceDropped(noise.toByteArray(), "noise");
        }
    }

    private void fill(byte[] buffer, int from, int to, long frameDeadline) throws IOException, TelegramRefused {
        for (var i = from; i < to; i++) {
            try {
                buffer[i] = (byte) line.read(Math.min(frameDeadline, deadline(settings.gap())));
            } catch (LineTimeout e) {
                traceDropped(Arrays.copyOf(buffer, i), "the frame stopped");
                throw new TelegramRefused(Reject.LENGTH, "the frame stopped after " + i + " bytes");
            }
        }
    }

    void setBaud(int baud) throws IOException {
        line.setBaud(baud);
    }

    /** Whether nothing at all comes for a moment; what comes is dropped. A second answer is the mark of a second meter. */
    boolean staysSilent(Duration moment) throws IOException {
        return drain(moment) == 0;
    }

    /**
     * Reads and forgets until the line has been silent for {@code quiet}, and says how many bytes it forgot.
     *
     * @throws IOException the line does not fall silent
     */
    int drain(Duration quiet) throws IOException {
        var giveUp = deadline(quiet.multipliedBy(DRAIN_PATIENCE));
        var dropped = new ByteArrayOutputStream();
        try {
            while (dropped.size() < DRAIN_LIMIT && System.nanoTime() < giveUp) {
                dropped.write(line.read(deadline(quiet)));
            }
        } catch (LineTimeout fellSilent) {
            return dropped.size();
        } finally {
            traceDropped(dropped.toByteArray(), "drained");
        }
        throw new IOException("the line does not fall silent");
    }

    private void traceDropped(byte[] bytes, String note) {
        if (bytes.length > 0) {
            trace.frame(FrameTrace.Direction.DROPPED, bytes, note);
        }
    }

    private static long deadline(Duration fromNow) {
        return System.nanoTime() + fromNow.toNanos();
    }

    @Override
    public void close() {
        line.close();
    }
}
