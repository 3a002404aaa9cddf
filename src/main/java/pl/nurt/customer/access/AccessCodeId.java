package pl.nurt.customer.access;

/** Key of a code for an account. */
public record AccessCodeId(long value) {}
