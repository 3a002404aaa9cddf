package pl.nurt.bridge.posted;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pl.nurt.bridge.mbus.Frame;

/** What to show of digits in which there is no sound frame: one frame as it is, with whatever is wrong with it. */
final class Unsound {
    private static final int MOST = 2 * 64 * Frame.MAX_LENGTH;
    private static final String STOP = "16";

    private Unsound() {}

    /**
     * The digits that are shown.
     *
     * @param to behind the last of them
     */
    record Shown(int from, int to, byte[] bytes) {}

    /** Empty where there are no bytes to be shown. */
    static Optional<Shown> of(Passage passage) {
        var digits = passage.digits();
        var from = Math.max(0, SoundFrames.head(digits));
        var to = isWhole(digits) ? from + SoundFrames.length(digits, from) : digits.length();
        return digits.isEmpty() || (to - from) % 2 != 0 || digits.length() > MOST
                ? Optional.empty()
                : Optional.of(new Shown(from, to, HexFormat.of().parseHex(digits.substring(from, to))));
    }

    /** How much these passages look like what was meant, from 0 for not at all. */
    static int likeness(List<Passage> passages) {
        return passages.stream()
                .map(Passage::digits)
                .mapToInt(Unsound::likeness)
                .max()
                .orElse(0);
    }

    private static int likeness(String digits) {
        return (SoundFrames.head(digits) >= 0 ? 1 : 0) + (isAnswer(digits) ? 1 : 0) + (isWhole(digits) ? 1 : 0);
    }

    /** Whether a head stands there, and behind it the control field of an answer. */
    private static boolean isAnswer(String digits) {
        var control = SoundFrames.head(digits) + SoundFrames.HEAD;
        return control >= SoundFrames.HEAD
                && control + 2 <= digits.length()
                && Frame.isResponse(Integer.parseInt(digits, control, control + 2, 16));
    }

    /** Whether a head stands there, and the frame ends where it says. */
    private static boolean isWhole(String digits) {
        var head = SoundFrames.head(digits);
        var end = head < 0 ? 0 : head + SoundFrames.length(digits, head);
        return head >= 0 && end <= digits.length() && digits.startsWith(STOP, end - STOP.length());
    }
}
