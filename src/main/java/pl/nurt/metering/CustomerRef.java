package pl.nurt.metering;

import pl.nurt.customer.CustomerId;

/** A customer as a list names one. */
public record CustomerRef(CustomerId customerId, String number, String name) {}
