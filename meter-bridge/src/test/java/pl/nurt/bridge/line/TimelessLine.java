package pl.nurt.bridge.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * A line on which time passes only where somebody waits for what does not come, and then at once: a test of waits takes none, and does not
 * depend on how fast the machine is. Behaves as {@link TcpLine} does otherwise.
 */
public final class TimelessLine implements Line {
    private static final int CHUNK = 512;

    private final UnaryOperator<byte[]> script;
    private final InputBuffer input = new InputBuffer();
    private final Deque<ByteArrayInputStream> coming = new ArrayDeque<>();
    private long now;
    private boolean isRefused;
    private boolean isOpen;

    /** @param script from what is written to what comes back; may close this line */
    public TimelessLine(UnaryOperator<byte[]> script) {
        this.script = script;
    }

    /** Whoever opens it is refused. */
    public void refuse() {
        isRefused = true;
    }

    /** These bytes come, unasked. */
    public void pour(byte[] bytes) {
        coming.add(new ByteArrayInputStream(bytes));
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void open(Duration within) throws IOException {
        if (isRefused) {
            throw new IOException("Connection refused");
        }
        isOpen = true;
    }

    @Override
    public int read(long deadline) throws IOException {
        if (input.isEmpty()) {
            checkOpen();
            if (now - deadline >= 0 || !comes()) {
                now = Math.max(now, deadline);
                throw new LineTimeout();
            }
        }
        return input.take();
    }

    /** Whether at least one byte has come. */
    private boolean comes() throws IOException {
        while (!coming.isEmpty()) {
            var chunk = coming.getFirst().readNBytes(CHUNK);
            if (chunk.length > 0) {
                input.put(chunk, chunk.length);
                return true;
            }
            coming.removeFirst();
        }
        return false;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        checkOpen();
        var answer = script.apply(bytes);
        checkOpen();
        pour(answer);
    }

    @Override
    public byte[] dropInput() throws IOException {
        checkOpen();
        while (comes()) {
            // All of it.
        }
        return input.drop();
    }

    private void checkOpen() throws IOException {
        if (!isOpen) {
            throw new IOException("the line is closed");
        }
    }

    @Override
    public void setBaud(int baud) throws IOException {
        throw new IOException("the speed of a transparent gateway is set in the gateway");
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
