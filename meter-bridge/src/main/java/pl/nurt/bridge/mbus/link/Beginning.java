package pl.nurt.bridge.mbus.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.Frame;

/**
 * A frame as far as it has come, from its first byte on. An adapter may add a byte that looks like a start: one whose head shows that it is
 * none is passed over if another start follows it at once. No more than that: what else is spoilt may be one of two answers.
 */
final class Beginning {
    private static final int SHORT = 5;
    private static final int HEAD = 4;
    private static final int BESIDE_LENGTH = 6;
    private static final int SHORTEST_LENGTH = 3;
    private static final int MOST_PASSED = 4;
    /** So many bytes of a request are no chance. */
    private static final int SURELY_ECHO = 3;

    private final byte[] bytes = new byte[Frame.MAX_LENGTH + MOST_PASSED];
    private int from;
    private int to;
    /** What stood at the first start, if that was none; the frame is told by it where no other comes. */
    private byte @Nullable [] refuted;

    Beginning(int start) {
        bytes[to++] = (byte) start;
    }

    void add(int next) {
        bytes[to++] = (byte) next;
        while (isRefuted() && passOn()) {
            // The next start may be none, either.
        }
    }

    /** Whether no byte is missing, or there is no frame in what came. */
    boolean isWhole() {
        return isRefuted()
                || switch (bytes[from] & 0xFF) {
                    case Frame.ACK -> true;
                    case Frame.SHORT_START -> size() == SHORT;
                    default -> size() >= HEAD && size() == length() + BESIDE_LENGTH;
                };
    }

    /** Bytes of one frame as its own head counts them, however wrong they are. */
    byte[] bytes() {
        return refuted != null && isRefuted() ? refuted.clone() : Arrays.copyOfRange(bytes, from, to);
    }

    int size() {
        return to - from;
    }

    /** Everything that came. */
    byte[] all() {
        return Arrays.copyOf(bytes, to);
    }

    /** Whether an acknowledgement ends what came, which only a false start precedes. */
    boolean endsWithAck() {
        return to > 1 && to - 1 <= MOST_PASSED && !isAnswer() && (bytes[to - 1] & 0xFF) == Frame.ACK;
    }

    /** Whether this can be nothing but an answer that has begun, or the echo of what was {@code sent}. */
    boolean isSure(byte[] sent) {
        return isAnswer() || isEcho(sent);
    }

    /** Whether this is an answer also where its bytes have come one by one, as noise comes that is always the same. */
    boolean isAnswerInPieces() {
        return size() > HEAD && isAnswer();
    }

    /** Whether this cannot be an answer: no meter sends short frames, and both lengths of a long one are equal. */
    boolean isNoise() {
        return (bytes[from] & 0xFF) != Frame.LONG_START
                || size() > 1 && length() < SHORTEST_LENGTH
                || size() == HEAD - 1 && bytes[from + 1] != bytes[from + 2];
    }

    /** What was refuted before, where nothing that is better came after it. */
    byte @Nullable [] refuted() {
        return refuted == null ? null : refuted.clone();
    }

    private boolean isAnswer() {
        return (bytes[from] & 0xFF) == Frame.LONG_START
                && size() >= HEAD
                && !isRefuted()
                && (size() == HEAD || Frame.isResponse(bytes[from + HEAD] & 0xFF));
    }

    private boolean isEcho(byte[] sent) {
        return size() >= SURELY_ECHO && size() <= sent.length && Arrays.equals(bytes, from, to, sent, 0, size());
    }

    private boolean isRefuted() {
        return switch (bytes[from] & 0xFF) {
            case Frame.SHORT_START -> size() == SHORT && !isSoundShort();
            case Frame.LONG_START ->
                size() >= HEAD
                        && (bytes[from + 1] != bytes[from + 2]
                                || (bytes[from + HEAD - 1] & 0xFF) != Frame.LONG_START
                                || length() < SHORTEST_LENGTH);
            default -> false;
        };
    }

    private boolean isSoundShort() {
        return (bytes[to - 1] & 0xFF) == Frame.STOP && bytes[to - 2] == (byte) (bytes[to - 4] + bytes[to - 3]);
    }

    private int length() {
        return bytes[from + 1] & 0xFF;
    }

    private boolean passOn() {
        if (refuted == null) {
            refuted = bytes();
        }
        for (var at = from + 1; at < to && at <= MOST_PASSED; at++) {
            var one = bytes[at] & 0xFF;
            if (one == Frame.LONG_START || one == Frame.SHORT_START) {
                from = at;
                return true;
            }
        }
        return false;
    }
}
