package pl.nurt.metering.meters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CubicMetres;

/**
 * A meter as a list shows it, and the key from which the next page begins.
 *
 * @param place null while it is installed nowhere
 * @param customer who has the contract for that place today; null when nobody has
 * @param readAt time of the latest reading; null, like {@code index}, when it was never read
 * @param lastDayUse use of the last whole day; null when it is not known
 * @param odd whether a reading of the last {@link Meters#ODD_WITHIN} carries a verdict
 */
public record MeterRow(
        MeterId meterId,
        String serialNumber,
        @Nullable Place place,
        @Nullable CustomerRef customer,
        @Nullable Instant readAt,
        @Nullable CubicMetres index,
        @Nullable CubicMetres lastDayUse,
        LocalDate verifiedUntil,
        boolean odd) {}
