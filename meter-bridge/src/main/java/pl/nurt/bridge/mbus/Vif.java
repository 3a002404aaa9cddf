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

    private static final BigDecimal[] SECONDS = {
        BigDecimal.ONE, BigDecimal.valueOf(60), BigDecimal.valueOf(3_600), BigDecimal.valueOf(86_400)
    };

    /** How the data of the record are to be read. */
    enum Kind {
        NUMBER,
        /** A number whose top bit is no sign: every bit pattern is valid. */
        UNSIGNED,
        /** Bit fields and codes: unsigned, never scaled. */
        BITS,
        /** Identifications: leading zeros matter. */
        DIGITS,
        TIME,
        /** A structure of its own. */
        RAW,
        /** Nothing says what the data mean. */
        MEANINGLESS
    }

    /** VIF 7B or 7D without the extension bit names a table but no entry of it. */
    static final Vif INCOMPLETE = of("reserved", Kind.MEANINGLESS);

    static Vif number(String quantity, @Nullable String unit, int exponent) {
        return new Vif(quantity, unit, exponent, BigDecimal.ONE, Kind.NUMBER);
    }

    static Vif scaled(String quantity, String unit, int exponent, BigDecimal factor) {
        return new Vif(quantity, unit, exponent, factor, Kind.NUMBER);
    }

    static Vif bits(String quantity) {
        return of(quantity, Kind.BITS);
    }

    static Vif digits(String quantity) {
        return of(quantity, Kind.DIGITS);
    }

    static Vif time(String quantity) {
        return of(quantity, Kind.TIME);
    }

    static Vif raw(String quantity) {
        return of(quantity, Kind.RAW);
    }

    private static Vif of(String quantity, Kind kind) {
        return new Vif(quantity, null, 0, BigDecimal.ONE, kind);
    }

    /** Durations coded as s, min, h, d in the two low bits. */
    static Vif duration(String quantity, int code) {
        return scaled(quantity, "s", 0, SECONDS[code & 3]);
    }

    /** Durations coded as h, d, months, years in the two low bits; months and years have no fixed length. */
    static Vif longDuration(String quantity, int code) {
        return switch (code & 3) {
            case 0 -> duration(quantity, 2);
            case 1 -> duration(quantity, 3);
            case 2 -> number(quantity, "month", 0);
            default -> number(quantity, "year", 0);
        };
    }

    Vif unsigned() {
        return kind == Kind.NUMBER ? new Vif(quantity, unit, exponent, factor, Kind.UNSIGNED) : this;
    }
}
