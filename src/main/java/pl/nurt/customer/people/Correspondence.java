package pl.nurt.customer.people;

/** How letters reach a customer. */
public enum Correspondence {
    PAPER,
    EMAIL,
    PORTAL
}
