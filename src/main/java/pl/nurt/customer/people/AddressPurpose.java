package pl.nurt.customer.people;

/** What an address of a customer is for. */
public enum AddressPurpose {
    /** Where the customer lives or has a seat. */
    RESIDENCE,
    /** Where letters go when that is another place. */
    POSTAL
}
