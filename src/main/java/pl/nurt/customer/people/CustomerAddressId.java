package pl.nurt.customer.people;

/** Key of an address of a customer. */
public record CustomerAddressId(long value) {}
