package pl.nurt.customer.people;

/** A way to reach a customer. */
public enum ContactKind {
    PHONE,
    EMAIL
}
