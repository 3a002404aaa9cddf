package pl.nurt.billing.ksef.internal;

/** Key of a session. */
public record KsefSessionId(long value) {}
