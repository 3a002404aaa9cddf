package pl.nurt.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A volume or a register's index in cubic metres, to the litre.
 *
 * <p>The only place where volumes are rounded: down, for a register counts completed litres.
 */
public record CubicMetres(BigDecimal value) implements Comparable<CubicMetres> {
    /** To the litre. */
    public static final int DECIMALS = 3;

    public static final CubicMetres ZERO = new CubicMetres(BigDecimal.ZERO);

    public CubicMetres {
        value = value.setScale(DECIMALS, RoundingMode.DOWN);
    }

    public static CubicMetres of(BigDecimal value) {
        return new CubicMetres(value);
    }

    /** @throws NumberFormatException if the text is not a plain decimal number */
    public static CubicMetres of(String value) {
        return new CubicMetres(new BigDecimal(value));
    }

    public CubicMetres plus(CubicMetres other) {
        return new CubicMetres(value.add(other.value));
    }

    public CubicMetres minus(CubicMetres other) {
        return new CubicMetres(value.subtract(other.value));
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(CubicMetres other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal with a point, for logs and protocols; people see what {@code Formats} makes of it. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
