package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.CubicMetres;

/**
 * One link of the chain of meters at a service point.
 *
 * @param removedAt null while it is installed there
 * @param lastIndex the index at removal; null while it is installed there
 */
public record MeterAtPoint(
        String serialNumber,
        Instant installedAt,
        @Nullable Instant removedAt,
        CubicMetres firstIndex,
        @Nullable CubicMetres lastIndex,
        LocalDate verifiedUntil) {}
