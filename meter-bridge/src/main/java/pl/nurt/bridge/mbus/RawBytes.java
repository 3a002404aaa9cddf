package pl.nurt.bridge.mbus;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as a meter sent them, in wire order, for those who know what they mean. Equal by content. */
public final class RawBytes {
    private static final HexFormat SPACED_HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] bytes;

    RawBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What a frame carries, from its CI field on. */
    public static RawBytes ofContent(Frame.Long frame) {
        var data = frame.data();
        var content = new byte[data.length + 1];
        content[0] = (byte) frame.ci();
        System.arraycopy(data, 0, content, 1, data.length);
        return new RawBytes(content);
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal digits in upper case, a blank between bytes. */
    @Override
    public String toString() {
        return SPACED_HEX.formatHex(bytes);
    }
}
