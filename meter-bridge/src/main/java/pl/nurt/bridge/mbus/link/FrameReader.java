package pl.nurt.bridge.mbus.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.TelegramRefused;

/** Cuts frames out of bytes that come split and joined at will, with echo and with noise. No frame takes longer than the settings say. */
final class FrameReader {
    /** Where the bytes come from. */
    interface Incoming {
        /** As {@link pl.nurt.bridge.line.Line#read}. */
        int next(long deadline) throws IOException;

        /** As {@link pl.nurt.bridge.line.Line#now}. */
        long now();
    }

    private final Incoming in;
    private final LinkSettings settings;
    private final FrameTrace trace;
    /** What came before the frame. */
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    /** What came instead of a frame; empty if one began. */
    private byte[] noise = {};

    private boolean stopped;
    private boolean begun;
    /** What stopped, with what came after it, until a sound frame does. */
    private @Nullable Beginning inPieces;

    private boolean hasHeard;
    private boolean hasBeenSilent;

    FrameReader(Incoming in, LinkSettings settings, FrameTrace trace) {
        this.in = in;
        this.settings = settings;
        this.trace = trace;
    }

    /**
     * The next frame, after at most one echo of {@code sent}.
     *
     * @throws LineTimeout nothing came in time
     * @throws TelegramRefused something came and is no sound frame
     */
    Frame next(byte[] sent) throws IOException, TelegramRefused {
        noise = new byte[0];
        stopped = false;
        begun = false;
        var bytes = nextFrame(sent);
        if (Arrays.equals(bytes, sent)) {
            traceDropped(bytes, "echo");
            bytes = nextFrame(sent);
        }
        try {
            var frame = Frame.parse(bytes);
            hasHeard = true;
            inPieces = null;
            trace.frame(FrameTrace.Direction.RECEIVED, bytes, "");
            return frame;
        } catch (TelegramRefused e) {
            traceDropped(bytes, e.detail());
            throw e;
        }
    }

    /** What came the last time, where none of it was surely the beginning of a frame; empty where one began, and where nothing came. */
    byte[] noise() {
        return noise.clone();
    }

    /** Whether any sound frame has ever come. */
    boolean hasHeard() {
        return hasHeard;
    }

    /** Whether nothing at all has come at any time when something was waited for. */
    boolean hasBeenSilent() {
        return hasBeenSilent;
    }

    /** Whether the last frame stopped before it was whole. */
    boolean hasStopped() {
        return stopped;
    }

    /** Whether the last frame stopped after so much that it was one, and no noise; or what came later was the rest of it. */
    boolean hasBegun() {
        return begun || inPieces != null && inPieces.isAnswerInPieces();
    }

    /** Takes note of what came and was not asked for. */
    void alsoCame(byte[] bytes) {
        for (var one : bytes) {
            note(one);
        }
    }

    private int read(long deadline) throws IOException {
        var one = in.next(deadline);
        note(one);
        return one;
    }

    /** Whether what has followed shows that this was no beginning of an answer. */
    private static boolean isRefuted(Beginning beginning) {
        return beginning.isWhole() && !beginning.isAnswerInPieces();
    }

    private void note(int one) {
        if (inPieces != null && !inPieces.isAnswerInPieces() && !inPieces.isWhole()) {
            inPieces.add(one);
        }
    }

    /** Bytes of one frame as its own head counts them, however wrong they are. */
    private byte[] nextFrame(byte[] sent) throws IOException, TelegramRefused {
        passed.reset();
        var frame = new Beginning(startByte(deadline(settings.response())));
        var frameDeadline = deadline(settings.frame());
        while (!frame.isWhole()) {
            try {
                frame.add(read(Math.min(frameDeadline, deadline(settings.gap()))));
            } catch (LineTimeout e) {
                return stopped(frame, sent, frameDeadline);
            } catch (IOException e) {
                throw new IOException(e.getMessage() + ", " + frame.size() + " bytes into an answer", e);
            }
        }
        return frame.bytes();
    }

    /** The frame that is there all the same, where what has begun was none. */
    private byte[] stopped(Beginning frame, byte[] sent, long frameDeadline) throws TelegramRefused {
        var isSure = frame.isSure(sent);
        var refuted = frame.refuted();
        if (frame.endsWithAck()) {
            traceDropped(Arrays.copyOf(frame.all(), frame.all().length - 1), "noise");
            return new byte[] {(byte) Frame.ACK};
        }
        if (refuted != null && !isSure) {
            return refuted;
        }
        if (isSure || !frame.isNoise()) {
            stopped = true;
            begun = isSure;
            inPieces = !isSure && (inPieces == null || isRefuted(inPieces)) ? frame : inPieces;
        }
        if (!isSure) {
            passed.writeBytes(frame.all());
            noise = passed.toByteArray();
        }
        traceDropped(frame.all(), stopped ? "the frame stopped" : "noise");
        throw stopped
                ? new TelegramRefused(
                        Reject.LENGTH, "the frame stopped after " + frame.size() + " bytes, " + limit(frameDeadline))
                : new TelegramRefused(Reject.START, "only noise came");
    }

    private int startByte(long deadline) throws IOException, TelegramRefused {
        try {
            while (true) {
                var start = read(deadline);
                if (start == Frame.ACK || start == Frame.SHORT_START || start == Frame.LONG_START) {
                    return start;
                }
                if (passed.size() < Frame.MAX_LENGTH) {
                    passed.write(start);
                }
            }
        } catch (LineTimeout e) {
            if (passed.size() > 0) {
                noise = passed.toByteArray();
                // Several meters at once look like this; silence would mean that there is none.
                throw new TelegramRefused(Reject.START, "only noise came");
            }
            hasBeenSilent = true;
            throw e;
        } finally {
            traceDropped(passed.toByteArray(), "noise");
        }
    }

    /** Which setting was too short for the frame, if it was only slow. */
    private String limit(long frameDeadline) {
        return in.now() - frameDeadline >= 0
                ? "as frame is " + settings.frame().toMillis() + " ms"
                : "as gap is " + settings.gap().toMillis() + " ms";
    }

    private void traceDropped(byte[] bytes, String note) {
        if (bytes.length > 0) {
            trace.frame(FrameTrace.Direction.DROPPED, bytes, note);
        }
    }

    private long deadline(Duration fromNow) {
        return in.now() + fromNow.toNanos();
    }
}
