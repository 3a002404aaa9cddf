package pl.nurt.booking.office;

import java.time.Instant;
import pl.nurt.booking.calendars.ResourceId;

/** Somebody who receives is busy by a calendar of another program; what with is nobody's business here. */
public record BusyTime(ResourceId receiver, Instant start, Instant end) {}
