package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The header of Modbus TCP: transaction, protocol 0, length and unit. */
final class MbapEnvelope implements Envelope {
    private static final int HEADER = 7;
    /** Unit, function and at least one byte; unit and the longest PDU. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 254;

    private int transaction;
    private int unit;

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
        var isOurs = (header.getShort() & 0xFFFF) == transaction && header.getShort() == 0;
        var length = header.getShort() & 0xFFFF;
        if (!isOurs || (header.get() & 0xFF) != unit) {
            throw Envelope.unfit("an answer to another request came");
        }
        if (length < SHORTEST || length > LONGEST) {
            throw Envelope.unfit("an answer of impossible length came");
        }
        var pdu = new byte[length - 1];
        Envelope.fill(pdu, 0, in, complete);
        return pdu;
    }

    @Override
    public boolean isForgetful() {
        return false;
    }
}
