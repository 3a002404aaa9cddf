package pl.nurt.metering.internal.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/** What a register showed at an instant. */
public record RegisterPoint(Instant at, CubicMetres index) {
    /** The later of two, either of which may be missing; the first one when they are of the same instant. */
    public static @Nullable RegisterPoint later(@Nullable RegisterPoint one, @Nullable RegisterPoint other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at.isAfter(one.at) ? other : one;
    }
}
