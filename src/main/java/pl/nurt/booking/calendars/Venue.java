package pl.nurt.booking.calendars;

/** Where one meets. */
public enum Venue {
    OFFICE,
    /** At the service point of whoever books. */
    AT_CUSTOMER
}
