package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What the meter's dial showed when its counter stood at {@code counter}: noted by a person, and noted anew after a reset. */
public record CounterStart(BigInteger counter, BigDecimal m3) {
    /** A counter that was mounted together with a new meter. */
    public static final CounterStart ZERO = new CounterStart(BigInteger.ZERO, BigDecimal.ZERO);

    @Override
    public String toString() {
        return counter + "=" + m3.stripTrailingZeros().toPlainString();
    }
}
