package pl.nurt.customer.people;

/** Key of a phone number or mail address of a customer. */
public record CustomerContactId(long value) {}
