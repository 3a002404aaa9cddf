package pl.nurt.bridge.mbus;

import java.util.Arrays;

/** Walks over a telegram's data and refuses to leave it. */
final class ByteCursor {
    private final byte[] bytes;
    private int position;

    ByteCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    int next() throws TelegramRefused {
        require(1);
        return bytes[position++] & 0xFF;
    }

    byte[] take(int count) throws TelegramRefused {
        require(count);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    byte[] rest() {
        var rest = Arrays.copyOfRange(bytes, position, bytes.length);
        position = bytes.length;
        return rest;
    }

    private void require(int count) throws TelegramRefused {
        if (count > bytes.length - position) {
            throw new TelegramRefused(
                    Reject.RECORD_TRUNCATED, count + " bytes wanted, " + (bytes.length - position) + " left");
        }
    }
}
