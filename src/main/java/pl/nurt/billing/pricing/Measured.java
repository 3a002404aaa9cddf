package pl.nurt.billing.pricing;

/** How it is known how much somebody took. */
public enum Measured {
    METERED,
    /** By norms of average use (ryczałt): art. 27 ust. 3 of the Act of 7 June 2001. */
    FLAT
}
