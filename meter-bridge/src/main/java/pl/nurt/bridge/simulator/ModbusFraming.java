package pl.nurt.bridge.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How requests and answers are wrapped. Written without j2mod, so that bridge and simulator do not share their mistakes. */
enum ModbusFraming {
    /** Modbus TCP: a head of seven bytes with a transaction number. */
    TCP {
        @Override
        ModbusRequest read(Socket connection, DataInputStream in) throws IOException {
            connection.setSoTimeout(0);
            var head = new byte[HEAD];
            in.readFully(head);
            var fields = ByteBuffer.wrap(head);
            var transaction = fields.getShort() & 0xFFFF;
            var protocol = fields.getShort();
            var length = fields.getShort() & 0xFFFF;
            if (protocol != 0 || length < 2 || length > LONGEST_PDU + 1) {
                // There is no way back to the start of a request; devices close the connection too.
                throw new IOException("not Modbus TCP");
            }
            var raw = Arrays.copyOf(head, HEAD - 1 + length);
            in.readFully(raw, HEAD, length - 1);
            return new ModbusRequest(transaction, raw[HEAD - 1] & 0xFF, Arrays.copyOfRange(raw, HEAD, raw.length), raw);
        }

        @Override
        byte[] write(ModbusRequest request, int unit, byte[] pdu, boolean spoilt) {
            return ByteBuffer.allocate(HEAD + pdu.length)
                    .putShort((short) (request.transaction() + (spoilt ? 1 : 0)))
                    .putShort((short) 0)
                    .putShort((short) (pdu.length + 1))
                    .put((byte) unit)
                    .put(pdu)
                    .array();
        }
    },

    /** Modbus RTU over TCP: a unit before and a checksum after; where a frame ends is told by its function, or by a pause. */
    RTU {
        @Override
        @Nullable
        ModbusRequest read(Socket connection, DataInputStream in) throws IOException {
            connection.setSoTimeout(0);
            var raw = new byte[LONGEST_PDU + 3];
            raw[0] = in.readByte();
            connection.setSoTimeout(GAP_MILLIS);
            try {
                in.readFully(raw, 1, SHORTEST - 1);
                var length = isLongWrite(raw[1]) ? SHORTEST + 1 + Math.min(raw[6] & 0xFF, LONGEST_PDU - 6) : SHORTEST;
                in.readFully(raw, SHORTEST, length - SHORTEST);
                if (crc(raw, length) == 0) {
                    return new ModbusRequest(
                            0, raw[0] & 0xFF, Arrays.copyOfRange(raw, 1, length - 2), Arrays.copyOf(raw, length));
                }
                while (true) {
                    // What belongs to no frame is passed over until the line is quiet.
                    in.readByte();
                }
            } catch (SocketTimeoutException quiet) {
                return null;
            }
        }

        @Override
        byte[] write(ModbusRequest request, int unit, byte[] pdu, boolean spoilt) {
            var bytes = new byte[pdu.length + 3];
            bytes[0] = (byte) unit;
            System.arraycopy(pdu, 0, bytes, 1, pdu.length);
            var crc = crc(bytes, bytes.length - 2) ^ (spoilt ? 0x5555 : 0);
            bytes[bytes.length - 2] = (byte) crc;
            bytes[bytes.length - 1] = (byte) (crc >> 8);
            return bytes;
        }
    };

    private static final int HEAD = 7;
    private static final int LONGEST_PDU = 253;
    /** Unit, function, two words, checksum: every request to read, and to write a single cell. */
    private static final int SHORTEST = 8;

    private static final int GAP_MILLIS = 200;

    /** The next request; null when what came was none. @throws IOException also when there is no way to go on */
    abstract @Nullable ModbusRequest read(Socket connection, DataInputStream in) throws IOException;

    /** @param spoilt with a wrong checksum, or transaction number where there is none */
    abstract byte[] write(ModbusRequest request, int unit, byte[] pdu, boolean spoilt);

    private static boolean isLongWrite(byte function) {
        return function == 15 || function == 16;
    }

    /** CRC-16 of "Modbus over Serial Line" 1.02, section 2.5.1.2; 0 over a frame with its own checksum. */
    private static int crc(byte[] bytes, int length) {
        var crc = 0xFFFF;
        for (var i = 0; i < length; i++) {
            crc ^= bytes[i] & 0xFF;
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
