package pl.nurt.booking.office;

import java.time.Instant;
import pl.nurt.booking.calendars.ResourceId;

/** Time in which somebody receives by one of the plans. */
public record OpenTime(ResourceId receiver, Instant start, Instant end) {}
