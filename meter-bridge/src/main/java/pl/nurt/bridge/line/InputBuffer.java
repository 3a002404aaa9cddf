package pl.nurt.bridge.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Bytes that came in and were not asked for yet. */
final class InputBuffer {
    /** No bus sends as much unasked: 64 of the longest M-Bus frames. */
    private static final int MOST_UNASKED = 64 * 261;

    private byte[] chunk = new byte[0];
    private int next;

    boolean isEmpty() {
        return next == chunk.length;
    }

    int take() {
        return chunk[next++] & 0xFF;
    }

    void put(byte[] bytes) {
        if (isEmpty()) {
            chunk = bytes;
        } else {
            var joined = rest();
            joined.writeBytes(bytes);
            chunk = joined.toByteArray();
        }
        next = 0;
    }

    int size() {
        return chunk.length - next;
    }

    void requireRoom() throws IOException {
        if (size() > MOST_UNASKED) {
            throw new IOException("the line does not fall silent");
        }
    }

    byte[] drop() {
        var dropped = rest().toByteArray();
        next = chunk.length;
        return dropped;
    }

    private ByteArrayOutputStream rest() {
        var rest = new ByteArrayOutputStream();
        rest.write(chunk, next, size());
        return rest;
    }
}
