package pl.nurt.metering.meters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.Place;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.platform.CubicMetres;

/**
 * A meter at a place, from one instant to another: a link of the chain that an exchange never breaks.
 *
 * @param removedAt null, like {@code removedWith}, while it is installed there
 */
public record Installation(
        MeterId meterId,
        String serialNumber,
        Place place,
        MeterRole role,
        Instant installedAt,
        CubicMetres installedWith,
        @Nullable Instant removedAt,
        @Nullable CubicMetres removedWith) {}
