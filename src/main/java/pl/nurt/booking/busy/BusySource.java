package pl.nurt.booking.busy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.ResourceId;

/**
 * A calendar of another program that makes somebody busy here.
 *
 * @param host where it lies; the rest of its address is a secret
 * @param goodAt when it last answered with a calendar, whose times hold; null when it never did
 * @param failingSince since when it has not; null while it works
 */
public record BusySource(
        BusySourceId id,
        ResourceId receiver,
        String host,
        @Nullable Instant goodAt,
        @Nullable Instant failingSince,
        @Nullable BusyTrouble trouble) {}
