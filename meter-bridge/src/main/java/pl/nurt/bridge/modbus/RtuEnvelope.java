package pl.nurt.bridge.modbus;

import java.io.IOException;
import java.util.Arrays;
import pl.nurt.bridge.line.LineTimeout;

/**
 * The frame of a serial line: unit, PDU and CRC. It has no length; the answers to reads tell theirs themselves. What comes before an answer,
 * as adapters put it there when they turn the line round, is passed over; what the answer is, unit, function, length and CRC decide.
 */
final class RtuEnvelope implements Envelope {
    static final int CRC = 2;
    static final int EXCEPTION_BIT = 0x80;
    private static final int POLYNOMIAL = 0xA001;

    private final Leniency leniency;
    private byte[] sent = {};

    RtuEnvelope(Leniency leniency) {
        this.leniency = leniency;
    }

    @Override
    public byte[] wrap(int unit, byte[] pdu) {
        var frame = new byte[1 + pdu.length + CRC];
        frame[0] = (byte) unit;
        System.arraycopy(pdu, 0, frame, 1, pdu.length);
        var crc = crc(frame, 0, 1 + pdu.length);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        sent = frame;
        return frame.clone();
    }

    @Override
    public byte[] answer(Incoming in, long started, long complete) throws IOException, ModbusFailure {
        var input = new RtuInput(sent, leniency);
        var deadline = started;
        while (true) {
            int next;
            try {
                next = in.next(deadline);
            } catch (LineTimeout e) {
                if (input.isEmpty()) {
                    throw e;
                }
                throw input.failure(complete - started);
            }
            input.add(next);
            var pdu = input.answer();
            if (pdu.isPresent()) {
                return pdu.get();
            }
            if (input.isFull()) {
                throw input.failure(complete - started);
            }
            deadline = input.isEmpty()
                    ? started
                    : input.isRefuted() ? sooner(complete, input.patience(started)) : complete;
        }
    }

    private static long sooner(long deadline, long other) {
        return deadline - other < 0 ? deadline : other;
    }

    @Override
    public boolean isForgetful() {
        return true;
    }

    /** CRC-16 of "Modbus over serial line", chapter 2.5.1.2; sent low byte first. */
    static int crc(byte[] bytes, int from, int to) {
        var crc = 0xFFFF;
        for (var i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
        }
        return crc;
    }

    /** Whether {@code bytes} end with the CRC of what stands before it. */
    static boolean isSound(byte[] bytes, int from, int to) {
        var crc = (bytes[to - 2] & 0xFF) | (bytes[to - 1] & 0xFF) << 8;
        return crc(bytes, from, to - CRC) == crc;
    }

    /** A copy without unit and CRC. */
    static byte[] pdu(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from + 1, to - CRC);
    }
}
