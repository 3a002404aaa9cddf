package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.util.Arrays;

/** The frame of a serial line: unit, PDU and CRC. It has no length; the answers to reads tell theirs themselves. */
final class RtuEnvelope implements Envelope {
    private static final int CRC = 2;
    private static final int EXCEPTION_BIT = 0x80;
    private static final int POLYNOMIAL = 0xA001;

    private int unit;
    private int function;

    @Override
    public byte[] wrap(int newUnit, byte[] pdu) {
        unit = newUnit;
        function = pdu[0];
        var frame = new byte[1 + pdu.length + CRC];
        frame[0] = (byte) unit;
        System.arraycopy(pdu, 0, frame, 1, pdu.length);
        var crc = crc(frame, 1 + pdu.length);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return frame;
    }

    @Override
    public byte[] answer(Incoming in, long started, long complete) throws IOException, ModbusFailure {
        var head = new byte[3];
        head[0] = (byte) in.next(started);
        Envelope.fill(head, 1, in, complete);
        if ((head[0] & 0xFF) != unit) {
            throw Envelope.unfit("an answer of another unit came");
        }
        // The third byte is an exception's code, or the number of bytes that follow.
        var isException = (head[1] & 0xFF) == (function | EXCEPTION_BIT);
        if (!isException && head[1] != function) {
            throw Envelope.unfit("an answer to another function came");
        }
        var frame = Arrays.copyOf(head, head.length + (isException ? 0 : head[2] & 0xFF) + CRC);
        Envelope.fill(frame, head.length, in, complete);
        var end = frame.length - CRC;
        if (crc(frame, end) != ((frame[end] & 0xFF) | (frame[end + 1] & 0xFF) << 8)) {
            throw Envelope.unfit("an answer with a wrong checksum came");
        }
        return Arrays.copyOfRange(frame, 1, end);
    }

    @Override
    public boolean isForgetful() {
        return true;
    }

    /** CRC-16 of "Modbus over serial line", chapter 2.5.1.2; sent low byte first. */
    private static int crc(byte[] bytes, int length) {
        var crc = 0xFFFF;
        for (var i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }
}
