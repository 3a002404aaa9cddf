package pl.nurt.bridge.outbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one meter said at one moment.
 *
 * @param concentrator code of the concentrator as configured
 * @param meter identification that the device itself gave
 * @param readAt whole seconds
 * @param indexM3 at most 15 digits before and 6 behind the point; null if the device gave no valid value
 * @param expectedMeter the meter that was asked for, when another one answered
 * @param raw telegram or registers as lower-case hex
 */
public record Reading(
        String concentrator,
        String meter,
        Instant readAt,
        @Nullable BigDecimal indexM3,
        Set<Flag> flags,
        @Nullable String expectedMeter,
        String raw) {
    private static final String QUANTITY = "volume";
    private static final int DECIMALS = 6;
    private static final int DIGITS = 15;

    public Reading {
        readAt = readAt.truncatedTo(ChronoUnit.SECONDS);
        flags = Set.copyOf(flags);
    }

    /**
     * Identity of the reading: equal for the same meter, quantity and second. A meter that answers in another's place keeps apart from
     * its own regular reading.
     */
    public String key() {
        var regular = meter + "/" + QUANTITY + "/" + readAt;
        return expectedMeter == null ? regular : regular + "/not/" + expectedMeter;
    }

    /** Flags by name, in a fixed order. */
    public Collection<String> flagNames() {
        var names = new TreeSet<String>();
        flags.forEach(flag -> names.add(flag.name()));
        return names;
    }

    /** An index in the form a reading may carry, cut (not rounded up) to a millilitre; empty if it is too large to be one. */
    public static Optional<BigDecimal> index(BigDecimal m3) {
        if (m3.precision() - m3.scale() > DIGITS) {
            return Optional.empty();
        }
        var scale = Math.clamp(m3.scale(), 0, DECIMALS);
        return Optional.of(m3.setScale(scale, RoundingMode.DOWN));
    }
}
