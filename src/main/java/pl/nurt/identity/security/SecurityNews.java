package pl.nurt.identity.security;

import pl.nurt.platform.live.LiveEvent;

/** Something was counted. */
public record SecurityNews() implements LiveEvent {}
