package pl.nurt.platform.live;

import java.time.Instant;

/** Half a minute went by: for what a page says of time ("2 min ago", "silent since"), from what it knows already. */
public record TimePassed(Instant at) implements LiveEvent {}
