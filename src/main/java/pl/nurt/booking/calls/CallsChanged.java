package pl.nurt.booking.calls;

import pl.nurt.platform.live.LiveEvent;

/** Somebody was rung, or is to be after all. */
public record CallsChanged() implements LiveEvent {}
