package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import pl.nurt.bridge.line.LineTimeout;

/** The header of Modbus TCP: transaction, protocol 0, length and unit. */
final class MbapEnvelope implements Envelope {
    private static final int HEADER = 7;

    private static final int TRANSACTION_END = 2;
    private static final int PROTOCOL_END = 4;
    private static final int LENGTH_END = 6;
    /** Unit, function and at least one byte; unit and the longest PDU. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 254;

    private final Leniency leniency;
    private int transaction;
    private int unit;

    MbapEnvelope(Leniency leniency) {
        this.leniency = leniency;
    }

    @Override
    public byte[] wrap(int newUnit, byte[] pdu) {
        transaction = (transaction + 1) & 0xFFFF;
        unit = newUnit;
        return ByteBuffer.allocate(HEADER + pdu.length)
                .putShort((short) transaction)
                .putShort((short) 0)
                .putShort((short) (1 + pdu.length))
                .put((byte) unit)
                .put(pdu)
                .array();
    }

    @Override
    public byte[] answer(Incoming in, long started, long complete) throws IOException, ModbusFailure {
        var bytes = new byte[HEADER + LONGEST];
        var size = 0;
        try {
            for (var end = HEADER; size < end; ) {
                bytes[size] = (byte) in.next(size == 0 ? started : complete);
                size++;
                if (size == HEADER) {
                    check(bytes, size);
                    end = LENGTH_END + length(bytes);
                }
            }
            return Arrays.copyOfRange(bytes, HEADER, size);
        } catch (LineTimeout e) {
            if (size == 0) {
                throw e;
            }
            check(bytes, size);
            throw Envelope.stopped(unit, size, complete - started);
        } catch (IOException e) {
            throw size == 0 ? e : new IOException(e.getMessage() + ", " + size + " bytes into an answer", e);
        }
    }

    /** Whether this is an answer to the request, as far as its first {@code size} bytes tell it. */
    private void check(byte[] bytes, int size) throws ModbusFailure {
        var header = ByteBuffer.wrap(bytes);
        if (size >= PROTOCOL_END && header.getShort(TRANSACTION_END) != 0) {
            throw Envelope.unfit(
                    "the answer is of protocol %d instead of 0".formatted(header.getShort(TRANSACTION_END) & 0xFFFF));
        }
        var answered = header.getShort(0) & 0xFFFF;
        if (size >= TRANSACTION_END && !leniency.takesTransaction(answered, transaction)) {
            throw Envelope.unfit("the answer has transaction %d instead of %d"
                    .formatted(answered, leniency.transactionOf(transaction)));
        }
        var answering = bytes[LENGTH_END] & 0xFF;
        if (size >= HEADER && !leniency.takesUnit(answering, unit)) {
            throw Envelope.otherUnit(answering, leniency.unitOf(unit));
        }
        if (size >= LENGTH_END && (length(bytes) < SHORTEST || length(bytes) > LONGEST)) {
            throw Envelope.unfit(
                    "the answer announces %d bytes instead of %d to %d".formatted(length(bytes), SHORTEST, LONGEST));
        }
    }

    private static int length(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getShort(PROTOCOL_END) & 0xFFFF;
    }

    /** Without transaction numbers of its own a late answer looks like the next. */
    @Override
    public boolean isForgetful() {
        return leniency.transaction() != null;
    }
}
