package pl.nurt.bridge.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * The frames of a {@link HexText.Passage passage}. Where sound long frames stand in it, those are meant, and the bytes before, between and
 * behind them are left out; otherwise the bytes are one frame as they are, with whatever is wrong with it.
 */
final class PostedFrames {
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int SHORTEST = 9;
    private static final int HEAD = 4;
    private static final int BESIDE_LENGTH = 6;
    private static final int MOST = 64 * Frame.MAX_LENGTH;

    /**
     * @param bytes of the frame; empty if the passage is not hexadecimal or absurdly long
     * @param leftOut what stood beside it, empty if nothing did
     */
    record Posted(Optional<byte[]> bytes, String leftOut) {
        /** Whether this is an acknowledgement or a request, as they stand in a log between telegrams. */
        boolean isByTheWay() {
            try {
                return bytes.isPresent() && !(Frame.parse(bytes.get()) instanceof Frame.Long);
            } catch (TelegramRefused e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return Stream.of(leftOut, bytes.map(SPACED::formatHex).orElse(""))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    private PostedFrames() {}

    /** All frames of a text, in its order. */
    static List<Posted> of(String text) {
        return HexText.passages(text).stream()
                .flatMap(passage -> of(passage).stream())
                .toList();
    }

    private static List<Posted> of(HexText.Passage passage) {
        var digits = passage.digits();
        if (digits.isEmpty() || digits.length() % 2 != 0 || digits.length() > 2 * MOST) {
            return List.of(new Posted(Optional.empty(), passage.leftOut()));
        }
        var bytes = HexFormat.of().parseHex(digits);
        var frames = new ArrayList<byte[]>();
        var rest = new ArrayList<String>();
        if (!passage.leftOut().isEmpty()) {
            rest.add(passage.leftOut());
        }
        var done = 0;
        for (var from = 0; from + SHORTEST <= bytes.length; ) {
            var frame = soundFrame(bytes, from);
            if (frame.isEmpty()) {
                from++;
                continue;
            }
            addBytes(rest, bytes, done, from);
            frames.add(frame.get());
            from += frame.get().length;
            done = from;
        }
        if (frames.isEmpty()) {
            var head = head(bytes);
            addBytes(rest, bytes, 0, head);
            return List.of(
                    new Posted(Optional.of(Arrays.copyOfRange(bytes, head, bytes.length)), String.join(" | ", rest)));
        }
        addBytes(rest, bytes, done, bytes.length);
        var leftOut = String.join(" | ", rest);
        // It is told once, with the first.
        return Stream.concat(
                        Stream.of(new Posted(Optional.of(frames.getFirst()), leftOut)),
                        frames.stream().skip(1).map(frame -> new Posted(Optional.of(frame), "")))
                .toList();
    }

    /** Where a frame that is not sound begins, as far as that can be seen. */
    private static int head(byte[] bytes) {
        for (var at = 0; at + HEAD < bytes.length; at++) {
            if ((bytes[at] & 0xFF) == Frame.LONG_START
                    && (bytes[at + HEAD - 1] & 0xFF) == Frame.LONG_START
                    && bytes[at + 1] == bytes[at + 2]) {
                return at;
            }
        }
        return 0;
    }

    private static void addBytes(List<String> rest, byte[] bytes, int from, int to) {
        if (to > from) {
            rest.add(SPACED.formatHex(bytes, from, to));
        }
    }

    private static Optional<byte[]> soundFrame(byte[] bytes, int from) {
        var end = from + (bytes[from + 1] & 0xFF) + BESIDE_LENGTH;
        if ((bytes[from] & 0xFF) != Frame.LONG_START || bytes[from + 1] != bytes[from + 2] || end > bytes.length) {
            return Optional.empty();
        }
        var frame = Arrays.copyOfRange(bytes, from, end);
        try {
            Frame.parse(frame);
            return Optional.of(frame);
        } catch (TelegramRefused e) {
            return Optional.empty();
        }
    }
}
