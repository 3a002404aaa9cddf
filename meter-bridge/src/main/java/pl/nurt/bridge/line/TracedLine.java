package pl.nurt.bridge.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/** Tells a trace what goes over a line. What came in is told as a whole, as soon as the line is used for something else than reading. */
public final class TracedLine implements Line {
    private final Line line;
    private final FrameTrace trace;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    public TracedLine(Line line, FrameTrace trace) {
        this.line = line;
        this.trace = trace;
    }

    @Override
    public long now() {
        return line.now();
    }

    @Override
    public void open(Duration within) throws IOException {
        line.open(within);
    }

    @Override
    public int read(long deadline) throws IOException {
        var next = line.read(deadline);
        synchronized (received) {
            received.write(next);
        }
        return next;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        tellReceived();
        line.write(bytes);
        trace.frame(FrameTrace.Direction.SENT, bytes, "");
    }

    @Override
    public byte[] dropInput() throws IOException {
        tellReceived();
        var dropped = line.dropInput();
        if (dropped.length > 0) {
            trace.frame(FrameTrace.Direction.DROPPED, dropped, "came before the request");
        }
        return dropped;
    }

    @Override
    public void setBaud(int baud) throws IOException {
        line.setBaud(baud);
    }

    private void tellReceived() {
        byte[] bytes;
        synchronized (received) {
            bytes = received.toByteArray();
            received.reset();
        }
        if (bytes.length > 0) {
            trace.frame(FrameTrace.Direction.RECEIVED, bytes, "");
        }
    }

    @Override
    public void close() {
        tellReceived();
        line.close();
    }
}
