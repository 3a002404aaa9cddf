package pl.nurt.customer.people;

import java.time.Instant;

/** A phone number (digits, + for foreign ones) or a mail address of a customer. */
public record CustomerContact(CustomerContactId id, ContactKind kind, String value, Instant since) {}
