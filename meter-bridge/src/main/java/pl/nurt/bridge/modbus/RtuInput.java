package pl.nurt.bridge.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What has come in since a request on a serial line, in the order it came: perhaps an echo of the request, noise, and the answer. An answer
 * may begin at every byte that could be its unit.
 */
final class RtuInput {
    /** The longest answer behind an echo, and as much noise again. */
    private static final int MOST = 512;

    /** Unit, function, and how many bytes follow or the exception's code. */
    private static final int HEAD = 3;

    /** Noise comes with an answer, not long before it. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final byte[] sent;
    private final Leniency leniency;
    private final byte[] bytes = new byte[MOST];
    private int size;
    private boolean echoDropped;
    /** Where unit and function are those of an answer. */
    private final List<Integer> beginnings = new ArrayList<>();

    private boolean isRefuted;
    /** Whether that was sound, so that it answers something else. */
    private boolean isForeign;

    /** @param sent the request as it went over the line */
    RtuInput(byte[] sent, Leniency leniency) {
        this.sent = sent;
        this.leniency = leniency;
    }

    /** Whether nothing came but the request's own echo. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Whether more came than an answer and what may precede it. */
    boolean isFull() {
        return size == MOST;
    }

    /** Whether something whole came that is not the answer, and nothing else has begun; more must follow soon if there is to be any. */
    boolean isRefuted() {
        return isRefuted && !hasBegun();
    }

    /** Whether an answer that is not whole yet may be under way, if only with its unit. */
    private boolean hasBegun() {
        return isUnit(size - 1)
                || beginnings.stream().anyMatch(from -> size < from + HEAD || size < from + length(from));
    }

    /**
     * Until when that is: what is no longer than a spoilt echo may precede an answer that its unit still takes its time for.
     *
     * @param started until when an answer must begin
     */
    long patience(long started) {
        var soon = System.nanoTime() + PATIENCE.toNanos();
        return isForeign || size > sent.length + HEAD || started - soon < 0 ? soon : started;
    }

    void add(int next) {
        bytes[size++] = (byte) next;
        if (!echoDropped && endsWithEcho()) {
            echoDropped = true;
            beginnings.clear();
            isRefuted = false;
            isForeign = false;
            size = 0;
        } else if (size > 1 && isUnit(size - 2) && isFunction(size - 1)) {
            beginnings.add(size - 2);
        }
    }

    private boolean endsWithEcho() {
        return size >= sent.length && Arrays.equals(bytes, size - sent.length, size, sent, 0, sent.length);
    }

    private boolean isUnit(int at) {
        return leniency.takesUnit(bytes[at] & 0xFF, sent[0] & 0xFF);
    }

    private boolean isFunction(int at) {
        return (bytes[at] & 0xFF & ~RtuEnvelope.EXCEPTION_BIT) == sent[1];
    }

    /** The PDU of an answer that ends with the byte that was added last. */
    Optional<byte[]> answer() {
        isForeign |= size >= HEAD && size == length(0) && RtuEnvelope.isSound(bytes, 0, size);
        isRefuted |= isForeign;
        for (var from : beginnings) {
            if (size >= from + HEAD && size == from + length(from)) {
                if (RtuEnvelope.isSound(bytes, from, size)) {
                    return Optional.of(RtuEnvelope.pdu(bytes, from, size));
                }
                isRefuted = true;
            }
        }
        return Optional.empty();
    }

    /** How long the frame at {@code from} is, as its own head counts. */
    private int length(int from) {
        var isException = (bytes[from + 1] & RtuEnvelope.EXCEPTION_BIT) != 0;
        return HEAD + (isException ? 0 : bytes[from + 2] & 0xFF) + RtuEnvelope.CRC;
    }

    /**
     * Why there is no answer in what came.
     *
     * @param frameNanos how long its rest was waited for
     */
    ModbusFailure failure(long frameNanos) {
        for (var from = 0; from + HEAD <= size; from++) {
            var end = from + length(from);
            if (end <= size && RtuEnvelope.isSound(bytes, from, end)) {
                return isUnit(from)
                        ? Envelope.otherFunction(bytes[from + 1] & 0xFF, sent[1])
                        : Envelope.otherUnit(bytes[from] & 0xFF, leniency.unitOf(sent[0] & 0xFF));
            }
        }
        if (beginnings.isEmpty()) {
            return Envelope.unfit("only noise came, %d bytes".formatted(size));
        }
        var from = beginnings.getFirst();
        if (size >= from + HEAD && size >= from + length(from)) {
            return Envelope.unfit("an answer with a wrong checksum came");
        }
        return Envelope.stopped(sent[0] & 0xFF, size - from, frameNanos);
    }
}
