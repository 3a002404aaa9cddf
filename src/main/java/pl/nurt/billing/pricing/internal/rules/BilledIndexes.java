package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.metering.use.ChainPart;

/**
 * With which index of each meter a bill ended, in the units it was billed in, and with which the next one begins: what was billed in litres once is not
 * billed again in whole cubic metres, and what was left over from whole ones is billed in litres.
 *
 * @param ends by the meter's serial number
 */
public record BilledIndexes(Map<String, BigDecimal> ends) {
    public static final BilledIndexes NONE = new BilledIndexes(Map.of());

    /** Whole cubic metres are the largest unit: no register is further from what was billed. */
    private static final BigDecimal LARGEST_UNIT = BigDecimal.ONE;

    private static final int LONGEST_REGISTER = 9;

    public BilledIndexes {
        ends = Map.copyOf(ends);
    }

    /** @param reasons of all lines of a bill */
    public static BilledIndexes after(Collection<Reason> reasons) {
        var begins = reasons.stream()
                .filter(Reason.BilledTo.class::isInstance)
                .map(Reason.BilledTo.class::cast)
                .collect(Collectors.toMap(Reason.BilledTo::meter, Reason.BilledTo::index, (one, other) -> one));
        var ends = new HashMap<String, BigDecimal>();
        for (var reason : reasons) {
            if (reason instanceof Reason.Counted counted) {
                ends.put(counted.meter(), end(counted, begins.get(counted.meter())));
            } else if (reason instanceof Reason.Deducted deducted) {
                ends.put(deducted.meter(), deducted.closing());
            }
        }
        return new BilledIndexes(ends);
    }

    private static BigDecimal end(Reason.Counted counted, @Nullable BigDecimal begin) {
        var scale = counted.used().scale();
        var opening = counted.opening().index().value();
        var closing = counted.closing().index().value();
        var end = (begin == null ? cut(opening, scale) : begin).add(counted.used());
        return before(end, closing) ? end : onRegister(end, closing, scale);
    }

    /** A register that began again at zero shows less by a power of ten. */
    private static BigDecimal onRegister(BigDecimal end, BigDecimal closing, int scale) {
        for (var digits = 1; digits <= LONGEST_REGISTER; digits++) {
            var shown = end.subtract(BigDecimal.TEN.pow(digits));
            if (before(shown, closing)) {
                return shown;
            }
        }
        return cut(closing, scale);
    }

    /** Whether what was billed ends less than a unit before what the register shows. */
    private static boolean before(BigDecimal billed, BigDecimal shown) {
        return billed.compareTo(shown) <= 0 && shown.subtract(billed).compareTo(LARGEST_UNIT) < 0;
    }

    /** Where the part begins: with what was billed before, or with what its register shows in billed units. */
    BigDecimal begin(ChainPart part, int scale) {
        var opening = part.opening().index().value();
        var billed = ends.get(part.serialNumber());
        return billed != null && before(billed, opening) ? billed : cut(opening, scale);
    }

    static BigDecimal cut(BigDecimal index, int scale) {
        return index.setScale(scale, RoundingMode.DOWN);
    }
}
