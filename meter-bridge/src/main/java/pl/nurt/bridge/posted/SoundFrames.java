package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/** The long frames in a passage whose lengths and checksum are right, wherever they begin: a stray digit before one does it no harm. */
final class SoundFrames {
    static final int HEAD = 8;
    /** Digits of a frame beside those that its length counts. */
    static final int BESIDE_LENGTH = 12;

    private static final String START = "68";
    private static final int SHORTEST_LENGTH = 3;
    /** What stands in a line of its own between those of a frame, such as the number of a page. */
    private static final int STRAY = 4;

    /**
     * @param from its first digit in the passage
     * @param to behind its last one
     * @param stray number of the piece within that is none of it; -1 if there is none
     */
    record Sound(byte[] bytes, int from, int to, int stray) {}

    private final Passage passage;
    private final String digits;

    private SoundFrames(Passage passage) {
        this.passage = passage;
        this.digits = passage.digits();
    }

    /** In their order; none overlaps another. */
    static List<Sound> in(Passage passage) {
        return new SoundFrames(passage).all();
    }

    /** Where the first head of a long frame is; -1 if there is none. */
    static int head(String digits) {
        for (var at = digits.indexOf(START); at >= 0; at = digits.indexOf(START, at + 1)) {
            if (isHead(digits, at)) {
                return at;
            }
        }
        return -1;
    }

    /** How many digits the frame has whose head is at {@code at}. */
    static int length(String digits, int at) {
        return 2 * Integer.parseInt(digits, at + 2, at + 4, 16) + BESIDE_LENGTH;
    }

    private static boolean isHead(String digits, int at) {
        return at + HEAD <= digits.length()
                && digits.startsWith(START, at)
                && digits.startsWith(START, at + 6)
                && digits.regionMatches(at + 2, digits, at + 4, 2)
                && Integer.parseInt(digits, at + 2, at + 4, 16) >= SHORTEST_LENGTH;
    }

    private List<Sound> all() {
        var all = new ArrayList<Sound>();
        for (var at = digits.indexOf(START); at >= 0; ) {
            var sound = isHead(digits, at) ? sound(at) : Optional.<Sound>empty();
            sound.ifPresent(all::add);
            at = digits.indexOf(START, sound.map(Sound::to).orElse(at + 1));
        }
        return all;
    }

    private Optional<Sound> sound(int from) {
        var length = length(digits, from);
        var whole = from + length <= digits.length()
                ? frame(digits.substring(from, from + length), from, from + length, -1)
                : Optional.<Sound>empty();
        return whole.isPresent() ? whole : withoutStray(from, length);
    }

    private Optional<Sound> withoutStray(int from, int length) {
        for (var n = passage.pieceFrom(from + HEAD);
                n < passage.pieces().size() && passage.start(n) < from + length;
                n++) {
            var stray = passage.start(n + 1) - passage.start(n);
            var to = from + length + stray;
            if (stray == 0 || stray > STRAY || to > digits.length()) {
                continue;
            }
            var rest = digits.substring(from, passage.start(n)) + digits.substring(passage.start(n + 1), to);
            var frame = frame(rest, from, to, n);
            if (frame.isPresent()) {
                return frame;
            }
        }
        return Optional.empty();
    }

    private static Optional<Sound> frame(String digits, int from, int to, int stray) {
        var bytes = HexFormat.of().parseHex(digits);
        try {
            Frame.parse(bytes);
            return Optional.of(new Sound(bytes, from, to, stray));
        } catch (TelegramRefused e) {
            return Optional.empty();
        }
    }
}
