package pl.nurt.bridge.mbus.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import pl.nurt.bridge.line.FrameTrace;
import pl.nurt.bridge.line.Line;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/** A line that frames are sent and received over; nothing takes longer than the settings say. */
final class FrameLine implements AutoCloseable {
    /** A line that never falls silent while being drained is broken. */
    private static final int DRAIN_LIMIT = 64 * Frame.MAX_LENGTH;

    /** So many times the wanted silence a drain may last before the line counts as broken. */
    private static final int DRAIN_PATIENCE = 5;

    /** So many bytes a converter adds at most. */
    private static final int TURNED_ROUND = 3;

    private final Line line;
    private final LinkSettings settings;
    private final FrameTrace trace;
    private final FrameReader reader;

    FrameLine(Line line, LinkSettings settings, FrameTrace trace) {
        this.line = line;
        this.settings = settings;
        this.trace = trace;
        this.reader = new FrameReader(incoming(line), settings, trace);
    }

    private static FrameReader.Incoming incoming(Line line) {
        return new FrameReader.Incoming() {
            @Override
            public int next(long deadline) throws IOException {
                return line.read(deadline);
            }

            @Override
            public long now() {
                return line.now();
            }
        };
    }

    void open() throws IOException {
        line.open(settings.connect());
    }

    /** Sends a frame; what still waits in the input belongs to nobody and is dropped first. */
    void send(byte[] frame) throws IOException {
        var before = line.dropInput();
        reader.alsoCame(before);
        traceDropped(before, "came before the request");
        line.write(frame);
        trace.frame(FrameTrace.Direction.SENT, frame, "");
    }

    /** As {@link FrameReader#next}. */
    Frame receive(byte[] sent) throws IOException, TelegramRefused {
        return reader.next(sent);
    }

    /** As {@link FrameReader#noise}. */
    byte[] noise() {
        return reader.noise();
    }

    /** As {@link FrameReader#hasHeard}. */
    boolean hasHeard() {
        return reader.hasHeard();
    }

    /** As {@link FrameReader#hasBeenSilent}. */
    boolean hasBeenSilent() {
        return reader.hasBeenSilent();
    }

    /** As {@link FrameReader#hasStopped}. */
    boolean hasStopped() {
        return reader.hasStopped();
    }

    /** As {@link FrameReader#hasBegun}. */
    boolean hasBegun() {
        return reader.hasBegun();
    }

    void setBaud(int baud) throws IOException {
        line.setBaud(baud);
    }

    /**
     * Whether no meter says anything for a moment; what comes is dropped. A second answer is the mark of a second meter, and what a converter
     * adds when it turns the line round, a zero or a one, is none.
     */
    boolean staysSilent(Duration moment) throws IOException {
        var came = drain(moment);
        for (var one : came) {
            if (one != 0 && one != -1) {
                return false;
            }
        }
        return came.length <= TURNED_ROUND;
    }

    /**
     * Reads and forgets until the line has been silent for {@code quiet}, and says what it forgot.
     *
     * @throws NeverSilent the line does not fall silent
     */
    byte[] drain(Duration quiet) throws IOException {
        var giveUp = deadline(quiet.multipliedBy(DRAIN_PATIENCE));
        var dropped = new ByteArrayOutputStream();
        try {
            while (dropped.size() < DRAIN_LIMIT && line.now() - giveUp < 0) {
                dropped.write(line.read(deadline(quiet)));
            }
        } catch (LineTimeout fellSilent) {
            return dropped.toByteArray();
        } finally {
            reader.alsoCame(dropped.toByteArray());
            traceDropped(dropped.toByteArray(), "drained");
        }
        throw new NeverSilent();
    }

    private void traceDropped(byte[] bytes, String note) {
        if (bytes.length > 0) {
            trace.frame(FrameTrace.Direction.DROPPED, bytes, note);
        }
    }

    private long deadline(Duration fromNow) {
        return line.now() + fromNow.toNanos();
    }

    @Override
    public void close() {
        line.close();
    }
}
