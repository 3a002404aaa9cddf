package pl.nurt.bridge.mbus;

import java.util.Arrays;
import java.util.Objects;

/** A link layer frame of EN 13757-2. */
public sealed interface Frame {
    int ACK = 0xE5;
    int SHORT_START = 0x10;
    int LONG_START = 0x68;
    int STOP = 0x16;
    /** Bytes of the longest frame: 255 counted ones and start, length twice, start, checksum, stop. */
    int MAX_LENGTH = 261;

    int SND_NKE = 0x40;
    int SND_UD = 0x53;
    /** Request for data, without FCB; FCV is set. */
    int REQ_UD2 = 0x5B;

    int FCB = 0x20;
    int RSP_UD = 0x08;

    /** The single character E5. */
    record Ack() implements Frame {
        @Override
        public byte[] encode() {
            return new byte[] {(byte) ACK};
        }
    }

    /** {@code 10 C A CS 16}. */
    record Short(int control, int address) implements Frame {
        @Override
        public byte[] encode() {
            return new byte[] {SHORT_START, (byte) control, (byte) address, (byte) (control + address), STOP};
        }
    }

    /** {@code 68 L L 68 C A CI data CS 16}; a control frame is one without data. */
    record Long(int control, int address, int ci, byte[] data) implements Frame {
        public Long {
            if (data.length > MAX_LENGTH - 9) {
                throw new IllegalArgumentException("a frame carries at most 252 bytes of data");
            }
            data = data.clone();
        }

        @Override
        public byte[] data() {
            return data.clone();
        }

        /** A walk over the data. */
        ByteCursor content(boolean highByteFirst) {
            return new ByteCursor(data, 0, data.length, highByteFirst);
        }

        /** Whether this is a meter's answer with data; ACD and DFC may be set. */
        public boolean isResponse() {
            return Frame.isResponse(control);
        }

        @Override
        public byte[] encode() {
            var bytes = new byte[data.length + 9];
            bytes[0] = LONG_START;
            bytes[1] = (byte) (data.length + 3);
            bytes[2] = bytes[1];
            bytes[3] = LONG_START;
            bytes[4] = (byte) control;
            bytes[5] = (byte) address;
            bytes[6] = (byte) ci;
            System.arraycopy(data, 0, bytes, 7, data.length);
            bytes[bytes.length - 2] = (byte) sum(bytes, 4, bytes.length - 2);
            bytes[bytes.length - 1] = STOP;
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Long that
                    && control == that.control
                    && address == that.address
                    && ci == that.ci
                    && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return Objects.hash(control, address, ci, Arrays.hashCode(data));
        }
    }

    /** The bytes as they go over the wire. */
    byte[] encode();

    /** Whether a control field is that of an answer with data; ACD and DFC may be set. */
    static boolean isResponse(int control) {
        return (control & 0xCF) == RSP_UD;
    }

    /**
     * The frame that fills {@code bytes} exactly.
     *
     * @throws TelegramRefused START, LENGTH, STOP or CHECKSUM, tested in this order
     */
    static Frame parse(byte[] bytes) throws TelegramRefused {
        if (bytes.length == 0) {
            throw new TelegramRefused(Reject.LENGTH, "no bytes at all");
        }
        return switch (bytes[0] & 0xFF) {
            case ACK -> parseAck(bytes);
            case SHORT_START -> parseShort(bytes);
            case LONG_START -> parseLong(bytes);
            default -> throw new TelegramRefused(Reject.START, "a frame starts with E5, 10 or 68");
        };
    }

    private static Frame parseAck(byte[] bytes) throws TelegramRefused {
        requireLength(bytes, 1);
        return new Ack();
    }

    private static Frame parseShort(byte[] bytes) throws TelegramRefused {
        requireLength(bytes, 5);
        requireEnd(bytes, 1);
        return new Short(bytes[1] & 0xFF, bytes[2] & 0xFF);
    }

    private static Frame parseLong(byte[] bytes) throws TelegramRefused {
        requireLong(bytes);
        return new Long(
                bytes[4] & 0xFF, bytes[5] & 0xFF, bytes[6] & 0xFF, Arrays.copyOfRange(bytes, 7, bytes.length - 2));
    }

    /** Refuses what is not one whole long frame. */
    static void requireLong(byte[] bytes) throws TelegramRefused {
        if (bytes.length < 4) {
            throw new TelegramRefused(Reject.LENGTH, "the frame ends in its own head");
        }
        var length = bytes[1] & 0xFF;
        if (length != (bytes[2] & 0xFF)) {
            throw new TelegramRefused(Reject.LENGTH, "the two length bytes differ");
        }
        if ((bytes[3] & 0xFF) != LONG_START) {
            throw new TelegramRefused(Reject.START, "the second start byte is not 68");
        }
        if (length < 3) {
            throw new TelegramRefused(Reject.LENGTH, "a long frame counts at least 3 bytes");
        }
        requireLength(bytes, length + 6);
        requireEnd(bytes, 4);
    }

    private static void requireLength(byte[] bytes, int expected) throws TelegramRefused {
        if (bytes.length != expected) {
            throw new TelegramRefused(Reject.LENGTH, bytes.length + " bytes instead of " + expected);
        }
    }

    private static void requireEnd(byte[] bytes, int firstSummed) throws TelegramRefused {
        if ((bytes[bytes.length - 1] & 0xFF) != STOP) {
            throw new TelegramRefused(Reject.STOP, "the last byte is not 16");
        }
        if (sum(bytes, firstSummed, bytes.length - 2) != (bytes[bytes.length - 2] & 0xFF)) {
            throw new TelegramRefused(Reject.CHECKSUM, "the checksum is wrong");
        }
    }

    private static int sum(byte[] bytes, int from, int to) {
        var sum = 0;
        for (var i = from; i < to; i++) {
            sum += bytes[i];
        }
        return sum & 0xFF;
    }
}
