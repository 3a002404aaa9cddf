package pl.nurt.booking.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.ResourceId;

/**
 * Time that is to be given to nobody.
 *
 * @param takeHeld whether it is taken from whoever is booking right now
 */
public record Block(
        ResourceId receiver,
        Instant start,
        Instant end,
        CancelReason reason,
        @Nullable String note,
        boolean takeHeld) {}
