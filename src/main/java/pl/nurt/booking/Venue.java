package pl.nurt.booking;

/** Where one meets. */
public enum Venue {
    OFFICE,
    /** At the service point of whoever books. */
    AT_CUSTOMER
}
