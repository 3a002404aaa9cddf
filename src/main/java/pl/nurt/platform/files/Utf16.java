package pl.nurt.platform.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text of two bytes a letter, as spreadsheets save "Unicode text": with a mark in front or without one. */
public final class Utf16 {
    private Utf16() {}

    /**
     * The order of its bytes, when it is such a text: as the mark says, else as most of its letters, for which every second byte is zero.
     *
     * @param head of the file; an even number of bytes, or all there are
     */
    public static Optional<Charset> of(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        var pairs = head.length / 2;
        var zeros = new int[2];
        for (var at = 0; at < pairs * 2; at++) {
            if (head[at] == 0) {
                zeros[at % 2]++;
            }
        }
        if (zeros[0] == 0 && zeros[1] > pairs / 2) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[1] == 0 && zeros[0] > pairs / 2 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }
}
