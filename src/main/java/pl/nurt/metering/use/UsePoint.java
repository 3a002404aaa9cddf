package pl.nurt.metering.use;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * Use of one hour, day or month.
 *
 * @param start the first instant of the hour, day or month
 * @param use null when it is not known: a gap, not a zero
 * @param yearBefore the same day or month a year earlier; null when not known, and for hours
 * @param covers over how many hours or days the use is spread; more than 1 when readings were missing before
 * @param unknownDays days of a month, up to now, that no reading covers
 * @param open whether it still goes on
 */
public record UsePoint(
        Instant start,
        @Nullable CubicMetres use,
        @Nullable CubicMetres yearBefore,
        int covers,
        int unknownDays,
        boolean open) {}
