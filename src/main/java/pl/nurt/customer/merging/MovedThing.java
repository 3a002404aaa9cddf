package pl.nurt.customer.merging;

/** What a merge moves from one customer to another. */
public enum MovedThing {
    CONTRACT,
    CONTACT,
    REPRESENTATIVE,
    ACCOUNT
}
