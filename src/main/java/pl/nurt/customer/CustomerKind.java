package pl.nurt.customer;

/** What a customer is in law. */
public enum CustomerKind {
    PERSON,
    COMPANY
}
