package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The header of Modbus TCP: transaction, protocol 0, length and unit. */
final class MbapEnvelope implements Envelope {
    private static final int HEADER = 7;
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
        var bytes = new byte[HEADER];
        bytes[0] = (byte) in.next(started);
        Envelope.fill(bytes, 1, in, complete);
        var header = ByteBuffer.wrap(bytes);
        check(header.getShort() & 0xFFFF, header.getShort() & 0xFFFF);
        var length = header.getShort() & 0xFFFF;
        var answering = header.get() & 0xFF;
        if (!leniency.takesUnit(answering, unit)) {
            throw Envelope.otherUnit(answering, leniency.unitOf(unit));
        }
        if (length < SHORTEST || length > LONGEST) {
            throw Envelope.unfit(
                    "the answer announces %d bytes instead of %d to %d".formatted(length, SHORTEST, LONGEST));
        }
        var pdu = new byte[length - 1];
        Envelope.fill(pdu, 0, in, complete);
        return pdu;
    }

    private void check(int answered, int protocol) throws ModbusFailure {
        if (protocol != 0) {
            throw Envelope.unfit("the answer is of protocol %d instead of 0".formatted(protocol));
        }
        if (!leniency.takesTransaction(answered, transaction)) {
            throw Envelope.unfit("the answer has transaction %d instead of %d"
                    .formatted(answered, leniency.transactionOf(transaction)));
        }
    }

    /** Without transaction numbers of its own a late answer looks like the next. */
    @Override
    public boolean isForgetful() {
        return leniency.transaction() != null;
    }
}
