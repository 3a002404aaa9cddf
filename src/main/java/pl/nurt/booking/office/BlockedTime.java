package pl.nurt.booking.office;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.calendars.ResourceId;

/** Time of a person or a room that is given to nobody. */
public record BlockedTime(
        BlockedTimeId id,
        ResourceId receiver,
        Instant start,
        Instant end,
        CancelReason reason,
        @Nullable String note) {}
