package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.time.Duration;

/** Wraps requests for a line, and takes answers out of what it brings. */
sealed interface Envelope permits MbapEnvelope, RtuEnvelope {
    /** Where an answer comes from: {@link pl.nurt.bridge.line.Line#read}. */
    interface Incoming {
        int next(long deadline) throws IOException;
    }

    /** The request {@code pdu} to {@code unit}, ready to be sent. */
    byte[] wrap(int unit, byte[] pdu);

    /**
     * The PDU of the answer to what was wrapped last; its function may still be another one.
     *
     * @param started until when the answer must begin
     * @param complete until when it must be there
     * @throws ModbusFailure what came cannot be the answer
     * @throws IOException nothing more came, or the line broke
     */
    byte[] answer(Incoming in, long started, long complete) throws IOException, ModbusFailure;

    /**
     * Whether a late answer could be taken for the answer to another request, so that after a failure the line must fall silent first.
     */
    boolean isForgetful();

    static ModbusFailure unfit(String message) {
        return new ModbusFailure(ModbusFailure.Kind.UNFIT, message);
    }

    /** An answer of {@code came} where {@code wanted} must answer: the unit that was asked, or the gateway's own where that is set. */
    static ModbusFailure otherUnit(int came, int wanted) {
        return unfit("unit %d answers instead of %d".formatted(came, wanted));
    }

    /** An answer, or an exception, to the function {@code came}, where {@code asked} was asked for. */
    static ModbusFailure otherFunction(int came, int asked) {
        return unfit("function %d is answered instead of %d".formatted(came & ~RtuEnvelope.EXCEPTION_BIT, asked));
    }

    /** An answer that began and was given up. */
    static ModbusFailure stopped(int unit, int bytes, long frameNanos) {
        return new ModbusFailure(
                ModbusFailure.Kind.SILENT,
                "the answer of unit %d stopped after %d bytes, as frame is %d ms"
                        .formatted(unit, bytes, Duration.ofNanos(frameNanos).toMillis()));
    }
}
