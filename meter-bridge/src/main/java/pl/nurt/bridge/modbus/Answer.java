package pl.nurt.bridge.modbus;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/** What one request brought: the data bytes of a checked answer, so exactly as many as {@code whole} needs. */
record Answer(Span whole, byte[] data, Instant at) {
    /**
     * The bytes of {@code span}, which must lie within: two for each register, high byte first; bits as one number of whole registers,
     * with the bit at the lowest address rightmost.
     */
    byte[] cut(Span span) {
        var from = span.address() - whole.address();
        if (!whole.table().isBits()) {
            return Arrays.copyOfRange(data, 2 * from, 2 * (from + span.size()));
        }
        var number = BigInteger.ZERO;
        for (var i = 0; i < span.size(); i++) {
            var bit = from + i;
            if ((data[bit / 8] >> bit % 8 & 1) != 0) {
                number = number.setBit(i);
            }
        }
        var bytes = new byte[2 * ((span.size() + 15) / 16)];
        var digits = number.toByteArray();
        var length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
