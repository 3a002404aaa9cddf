package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import pl.nurt.platform.Money;

/** A rate of VAT. @param percent without superfluous zeros, so that 8 and 8.0 are one rate */
public record VatRate(BigDecimal percent) implements Comparable<VatRate> {
    public VatRate {
        percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("no rate of VAT: " + percent);
        }
    }

    /** @throws NumberFormatException if the text is not a plain decimal number with a point */
    public static VatRate of(String percent) {
        return new VatRate(new BigDecimal(percent));
    }

    /** The tax on a sum of net amounts, rounded once. */
    public Money on(Money net) {
        return net.times(percent.movePointLeft(2));
    }

    @Override
    public int compareTo(VatRate other) {
        return percent.compareTo(other.percent);
    }

    /** Plain, without the sign for percent. */
    @Override
    public String toString() {
        return percent.toPlainString();
    }
}
