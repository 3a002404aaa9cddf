package pl.nurt.customer;

/** Key of a customer. */
public record CustomerId(long value) {}
