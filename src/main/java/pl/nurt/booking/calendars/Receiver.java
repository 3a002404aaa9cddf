package pl.nurt.booking.calendars;

import org.jspecify.annotations.Nullable;

/** Somebody who receives in a calendar. @param detail what the person does there */
public record Receiver(ResourceId id, String name, @Nullable Words detail) {}
