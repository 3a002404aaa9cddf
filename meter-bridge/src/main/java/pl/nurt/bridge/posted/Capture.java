package pl.nurt.bridge.posted;

import java.util.HexFormat;

/** Bytes as they came over a line, in a file without any text: what a terminal program or {@code cat} has caught. */
final class Capture {
    private static final int START = 0x68;
    private static final int STOP = 0x16;
    private static final int TO_SECOND_START = 3;

    private Capture() {}

    /** Whether these bytes are telegrams and no text about them: no text holds the last byte of one. */
    static boolean is(byte[] bytes) {
        var hasHead = false;
        for (var at = 0; at < bytes.length; at++) {
            hasHead |= isHead(bytes, at);
            if (hasHead && bytes[at] == STOP) {
                return true;
            }
        }
        return false;
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isHead(byte[] bytes, int at) {
        return at + TO_SECOND_START < bytes.length
                && bytes[at] == START
                && bytes[at + 1] == bytes[at + 2]
                && bytes[at + TO_SECOND_START] == START;
    }
}
