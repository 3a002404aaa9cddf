package pl.nurt.customer;

/** Key of a service point. */
public record ServicePointId(long value) {}
