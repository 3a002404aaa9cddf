package pl.nurt.notice;

import pl.nurt.platform.live.LiveEvent;

/** Rows of this channel were queued or went a step further. */
public record DeliveriesChanged(Channel channel) implements LiveEvent {}
