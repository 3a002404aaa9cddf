package pl.nurt.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An amount in złoty, to the grosz; may be negative (an overpayment, a correction).
 *
 * <p>The only place where money is rounded: half up, away from zero at the half, as the VAT Act asks of amounts on an invoice (art. 106e
 * ust. 11 of the Act of 11 March 2004). What is added or subtracted is never rounded again.
 *
 * @param amount with two decimals, always
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    public Money {
        amount = amount.setScale(2, RoundingMode.HALF_UP);
    }

    public static Money of(BigDecimal amount) {
        return new Money(amount);
    }

    /** @throws NumberFormatException if the text is not a plain decimal number with a point */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money ofGrosze(long grosze) {
        return new Money(BigDecimal.valueOf(grosze, 2));
    }

    /** What is divided, such as a month's fee by the days of the month; rounded once, here. */
    public static Money ofQuotient(BigDecimal dividend, BigDecimal divisor) {
        return new Money(dividend.divide(divisor, 2, RoundingMode.HALF_UP));
    }

    public static Money sum(Collection<Money> amounts) {
        return amounts.stream().reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money negate() {
        return new Money(amount.negate());
    }

    public Money abs() {
        return new Money(amount.abs());
    }

    /** A price times a quantity, or a base times a rate; rounded once, here. */
    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor));
    }

    public long grosze() {
        return amount.unscaledValue().longValueExact();
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimal with a point, for protocols; people see what {@code Formats} makes of it. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
