package pl.nurt.bridge.line;

import java.io.IOException;
import java.util.Arrays;

/** Bytes that came in and were not asked for yet. */
final class InputBuffer {
    /** No bus sends as much unasked: 64 of the longest M-Bus frames. */
    private static final int MOST_UNASKED = 64 * 261;

    private byte[] bytes = new byte[512];
    private int from;
    private int to;

    boolean isEmpty() {
        return from == to;
    }

    int take() {
        return bytes[from++] & 0xFF;
    }

    void put(int next) throws IOException {
        put(new byte[] {(byte) next}, 1);
    }

    /** @throws IOException more waits than any bus sends unasked */
    void put(byte[] chunk, int length) throws IOException {
        if (isEmpty()) {
            from = 0;
            to = 0;
        }
        if (to + length > bytes.length) {
            if (to - from + length > MOST_UNASKED) {
                throw new IOException("the line does not fall silent");
            }
            bytes = Arrays.copyOfRange(bytes, from, from + 2 * (to - from + length));
            to -= from;
            from = 0;
        }
        System.arraycopy(chunk, 0, bytes, to, length);
        to += length;
    }

    byte[] drop() {
        var dropped = Arrays.copyOfRange(bytes, from, to);
        from = to;
        return dropped;
    }
}
