package pl.nurt.bridge.mbus;

import java.util.Arrays;

/** Walks over a telegram's data and refuses to leave it. Fields come out low byte first, whichever way they travel. */
final class ByteCursor {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final boolean highByteFirst;
    private int position;

    ByteCursor(byte[] bytes, int from, int end, boolean highByteFirst) {
        this.bytes = bytes;
        this.start = from;
        this.position = from;
        this.end = end;
        this.highByteFirst = highByteFirst;
    }

    boolean atEnd() {
        return position == end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int next() throws TelegramRefused {
        require(1);
        return bytes[position++] & 0xFF;
    }

    /** A signed number of up to eight bytes. */
    long number(int count) throws TelegramRefused {
        require(count);
        var number = 0L;
        if (highByteFirst) {
            for (var i = 0; i < count; i++) {
                number = number << 8 | bytes[position + i] & 0xFF;
            }
        } else {
            for (var i = count - 1; i >= 0; i--) {
                number = number << 8 | bytes[position + i] & 0xFF;
            }
        }
        position += count;
        var unused = 64 - 8 * count;
        return number << unused >> unused;
    }

    /** A field of any length, low byte first. */
    byte[] take(int count) throws TelegramRefused {
        require(count);
        var field = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        if (highByteFirst) {
            reverse(field);
        }
        return field;
    }

    /** The next bytes as they travelled. */
    byte[] wire(int count) throws TelegramRefused {
        require(count);
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** The first bytes of all, as they travelled. */
    byte[] passed(int count) {
        return Arrays.copyOfRange(bytes, start, start + count);
    }

    /** What was passed since {@code from}, as it travelled. */
    RawBytes since(int from) {
        return new RawBytes(Arrays.copyOfRange(bytes, from, position));
    }

    /** Everything that is left, as it travelled. */
    RawBytes rest() {
        var from = position;
        position = end;
        return since(from);
    }

    /** A cursor over other bytes of the same byte order. */
    ByteCursor over(byte[] other) {
        return new ByteCursor(other, 0, other.length, highByteFirst);
    }

    static void reverse(byte[] bytes) {
        for (int low = 0, high = bytes.length - 1; low < high; low++, high--) {
            var kept = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = kept;
        }
    }

    private void require(int count) throws TelegramRefused {
        if (count > end - position) {
            throw new TelegramRefused(Reject.RECORD_TRUNCATED, count + " bytes wanted, " + (end - position) + " left");
        }
    }
}
