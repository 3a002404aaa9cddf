package pl.nurt.bridge.mbus;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The AES-128 key of a meter. It shows itself to nobody: no accessor, nothing in {@link #toString()}. */
public final class MeterKey {
    private static final int LENGTH = 16;
    private static final Pattern TEXT = Pattern.compile("[0-9A-Fa-f]{" + 2 * LENGTH + "}");

    private final byte[] bytes;

    private MeterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads 32 hexadecimal digits; empty if the text is anything else. */
    public static Optional<MeterKey> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new MeterKey(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeterKey that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MeterKey[hidden]";
    }
}
