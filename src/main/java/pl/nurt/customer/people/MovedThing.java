package pl.nurt.customer.people;

/** What a merge moves from one customer to another. */
public enum MovedThing {
    CONTRACT,
    CONTACT,
    REPRESENTATIVE,
    ACCOUNT
}
