package pl.nurt.customer.people;

/** Key of somebody who acts for a customer. */
public record RepresentativeId(long value) {}
