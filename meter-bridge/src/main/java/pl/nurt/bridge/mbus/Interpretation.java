package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.math.BigInteger;

/** What data mean under a VIB, times and structures excepted. */
final class Interpretation {
    private Interpretation() {}

    static RecordValue of(Vib vib, RawData raw) {
        if (raw instanceof RawData.None || vib.vif().kind() == Vif.Kind.MEANINGLESS) {
            return RecordValue.ABSENT;
        }
        if (vib.isError() || vib.vif().kind() == Vif.Kind.TIME) {
            return RecordValue.INVALID;
        }
        return switch (raw) {
            case RawData.None() -> RecordValue.ABSENT;
            case RawData.BadDigits() -> RecordValue.INVALID;
            case RawData.Characters(var text) -> new RecordValue.Text(text);
            case RawData.Real(var real) ->
                Float.isFinite(real) ? amount(vib, new BigDecimal(real)) : RecordValue.INVALID;
            case RawData.Digits digits -> digits(vib, digits);
            case RawData.Binary binary -> binary(vib, binary);
            case RawData.WideBinary wide -> wide(vib, wide);
        };
    }

    private static RecordValue digits(Vib vib, RawData.Digits digits) {
        return vib.vif().kind() == Vif.Kind.DIGITS && !digits.negative()
                ? new RecordValue.Text(digits.text())
                : amount(vib, digits.signed());
    }

    private static RecordValue binary(Vib vib, RawData.Binary binary) {
        return switch (vib.vif().kind()) {
            case NUMBER -> binary.isInvalidMarker() ? RecordValue.INVALID : amount(vib, binary.bits());
            case UNSIGNED -> amount(vib, unsigned(binary));
            case BITS, DIGITS, TIME, RAW, MEANINGLESS -> new RecordValue.Amount(unsigned(binary));
        };
    }

    private static BigDecimal unsigned(RawData.Binary binary) {
        var number = binary.unsigned();
        return number >= 0
                ? BigDecimal.valueOf(number)
                : new BigDecimal(BigInteger.valueOf(number).add(BigInteger.TWO.pow(64)));
    }

    private static RecordValue wide(Vib vib, RawData.WideBinary wide) {
        return switch (vib.vif().kind()) {
            case NUMBER -> wide.isInvalidMarker() ? RecordValue.INVALID : amount(vib, new BigDecimal(wide.signed()));
            case UNSIGNED -> amount(vib, new BigDecimal(wide.unsigned()));
            case BITS, DIGITS, TIME, RAW, MEANINGLESS -> new RecordValue.Amount(new BigDecimal(wide.unsigned()));
        };
    }

    private static RecordValue amount(Vib vib, long unscaled) {
        var vif = vib.vif();
        if (vib.additive().signum() == 0 && vif.factor().equals(BigDecimal.ONE)) {
            return new RecordValue.Amount(BigDecimal.valueOf(unscaled, -(vib.exponent() + vif.exponent())));
        }
        return amount(vib, BigDecimal.valueOf(unscaled));
    }

    private static RecordValue amount(Vib vib, BigDecimal unscaled) {
        var vif = vib.vif();
        var scaled = unscaled.scaleByPowerOfTen(vib.exponent());
        // Adding a zero would still turn 4 E+3 into 4000 and pretend digits the meter does not have.
        var corrected = vib.additive().signum() == 0 ? scaled : scaled.add(vib.additive());
        return new RecordValue.Amount(corrected.multiply(vif.factor()).scaleByPowerOfTen(vif.exponent()));
    }
}
