package pl.nurt.customer.supply;

/** Key of a change of owner. */
public record HandoverId(long value) {}
