package pl.nurt.billing;

/** Key of a contract's place in a bill run. */
public record RunItemId(long value) {}
