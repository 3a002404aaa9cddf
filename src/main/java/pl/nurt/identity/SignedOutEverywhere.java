package pl.nurt.identity;

import pl.nurt.platform.live.LiveEvent;

/** All sign-ins of the account were ended: every portal lets its open pages leave. */
public record SignedOutEverywhere(UserAccountId account) implements LiveEvent {}
