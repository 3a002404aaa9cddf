package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Meaning of a value information field.
 *
 * @param exponent power of ten that leads to the unit
 * @param factor further exact factor that leads to the unit (60 for minutes)
 */
record Vif(String quantity, @Nullable String unit, int exponent, BigDecimal factor, Kind kind) {
    static final String VOLUME = "volume";

    /** How the data of the record are to be read. */
    enum Kind {
        NUMBER,
        /** Bit fields and codes: unsigned, every bit pattern is valid. */
        BITS,
        /** Identifications: leading zeros matter. */
        DIGITS,
        TIME,
        /** Nothing says what the data mean. */
        MEANINGLESS
    }

    /** VIF 7B or 7D without the extension bit names a table but no entry of it. */
    static final Vif INCOMPLETE = new Vif("reserved", null, 0, BigDecimal.ONE, Kind.MEANINGLESS);

    static Vif number(String quantity, @Nullable String unit, int exponent) {
        return new Vif(quantity, unit, exponent, BigDecimal.ONE, Kind.NUMBER);
    }

    static Vif scaled(String quantity, String unit, int exponent, BigDecimal factor) {
        return new Vif(quantity, unit, exponent, factor, Kind.NUMBER);
    }

    static Vif bits(String quantity) {
        return new Vif(quantity, null, 0, BigDecimal.ONE, Kind.BITS);
    }

    static Vif digits(String quantity) {
        return new Vif(quantity, null, 0, BigDecimal.ONE, Kind.DIGITS);
    }

    static Vif time(String quantity) {
        return new Vif(quantity, null, 0, BigDecimal.ONE, Kind.TIME);
    }

    /** Durations coded as s, min, h, d in the two low bits. */
    static Vif duration(String quantity, int code) {
        var seconds = switch (code & 3) {
            case 0 -> 1;
            case 1 -> 60;
            case 2 -> 3_600;
            default -> 86_400;
        };
        return scaled(quantity, "s", 0, BigDecimal.valueOf(seconds));
    }
}
