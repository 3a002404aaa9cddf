package pl.nurt.customer;

/** A customer as a list names one. */
public record CustomerRef(CustomerId customerId, String number, String name) {}
