package pl.nurt.metering.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import pl.nurt.platform.CubicMetres;

/**
 * What a meter's type lets its register do.
 *
 * @param digits whole cubic metres it can show before it begins again at 0
 * @param q3 permanent flow in m³/h
 */
public record Register(int digits, BigDecimal q3) {
    /** Overload flow over permanent flow: directive 2014/32/EU, annex III (MI-001). */
    private static final BigDecimal OVERLOAD = new BigDecimal("1.25");

    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
    /** Both ends are whole litres, so a difference may be a litre too large. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.001");

    public CubicMetres capacity() {
        return CubicMetres.of(BigDecimal.TEN.pow(digits));
    }

    /** Whether the volume can have passed in that time at overload flow. */
    public boolean canPass(CubicMetres volume, Duration time) {
        var seconds = BigDecimal.valueOf(time.toSeconds());
        // Multiplied out: a quotient would have to be rounded.
        return volume.value()
                        .subtract(ROUNDING)
                        .multiply(SECONDS_OF_AN_HOUR)
                        .compareTo(q3.multiply(OVERLOAD).multiply(seconds))
                <= 0;
    }

    /** The most that can pass in that time, at overload flow. */
    public CubicMetres most(Duration time) {
        return CubicMetres.of(q3.multiply(OVERLOAD)
                .multiply(BigDecimal.valueOf(time.toSeconds()))
                .divide(SECONDS_OF_AN_HOUR, CubicMetres.DECIMALS, RoundingMode.CEILING));
    }

    /** Whether the register passed its last digit between the two indexes: from its last tenth to its first. */
    public boolean rolledOver(CubicMetres before, CubicMetres after, Duration time) {
        var capacity = capacity();
        var tenth = CubicMetres.of(capacity.value().movePointLeft(1));
        return before.compareTo(capacity.minus(tenth)) > 0
                && after.compareTo(tenth) < 0
                && canPass(after.minus(before).plus(capacity), time);
    }
}
