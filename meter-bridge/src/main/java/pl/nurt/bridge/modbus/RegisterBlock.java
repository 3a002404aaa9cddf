package pl.nurt.bridge.modbus;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registers of one meter as they came, and what its profile makes of them. */
public final class RegisterBlock {
    /** Exponents beyond this are no unit of a water meter but garbage. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.TEN;

    private final RegisterProfile profile;
    private final byte[] bytes;

    /** @param bytes two for each register of {@code profile}'s block, high byte first */
    public RegisterBlock(RegisterProfile profile, byte[] bytes) {
        if (bytes.length != 2 * profile.length()) {
            throw new IllegalArgumentException(bytes.length + " bytes are not the block of " + profile.name());
        }
        this.profile = profile;
        this.bytes = bytes.clone();
    }

    public byte[] raw() {
        return bytes.clone();
    }

    /** The register in m3; empty if the device marks it as bad, or no number results. */
    public Optional<BigDecimal> indexM3() {
        if (!isGood()) {
            return Optional.empty();
        }
        return number(profile.value()).flatMap(unscaled -> {
            var exponentAt = profile.exponentAt();
            if (exponentAt == null) {
                return Optional.of(unscaled.multiply(profile.scale()));
            }
            return number(exponentAt)
                    .filter(e -> e.abs().compareTo(LARGEST_EXPONENT) <= 0)
                    .map(e -> unscaled.scaleByPowerOfTen(e.intValueExact()));
        });
    }

    private boolean isGood() {
        var quality = profile.qualityAt();
        if (quality == null) {
            return true;
        }
        var at = 2 * (quality.offset() - profile.first());
        var register = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        return (register & quality.mask()) == quality.expected();
    }

    /** The meter's own number without leading zeros; empty if the map has none or the device sends no valid one. */
    public Optional<String> serial() {
        return number(profile.serialAt()).map(BigDecimal::toPlainString);
    }

    /** When the device says it measured; empty if the map has no time, the epoch if the device has none. */
    public Optional<Instant> time() {
        return number(profile.timeAt()).map(seconds -> Instant.ofEpochSecond(seconds.longValueExact()));
    }

    private Optional<BigDecimal> number(RegisterProfile.@Nullable Field field) {
        if (field == null) {
            return Optional.empty();
        }
        var from = 2 * (field.offset() - profile.first());
        var registers = Arrays.copyOfRange(bytes, from, from + 2 * field.type().registers());
        return field.type().decode(field.order().bigEndian(registers));
    }
}
