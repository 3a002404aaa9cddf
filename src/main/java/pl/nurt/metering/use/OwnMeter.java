package pl.nurt.metering.use;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.Place;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;

/**
 * A meter that is installed today at a service point of the viewer's customers.
 *
 * @param digits whole cubic metres its register can show
 * @param latest the newest reading since it is installed there; null before the first one
 */
public record OwnMeter(
        MeterId id,
        String serialNumber,
        MeterRole role,
        int digits,
        Place place,
        LocalDate verifiedUntil,
        Instant installedAt,
        @Nullable IndexReading latest) {}
