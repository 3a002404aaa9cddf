package pl.nurt.booking.office;

import org.jspecify.annotations.Nullable;
import pl.nurt.booking.calendars.ResourceId;
import pl.nurt.booking.calendars.Words;

/** Somebody who receives, as the office's calendar shows one. */
public record DeskPerson(
        ResourceId id, String name, @Nullable Words detail, Words unit) {}
