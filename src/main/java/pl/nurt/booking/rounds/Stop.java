package pl.nurt.booking.rounds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.office.DeskEntry;

/** One booking on the way. @param before how long lies between the last one's end and this one's beginning; null for the first */
public record Stop(DeskEntry entry, @Nullable Duration before) {}
