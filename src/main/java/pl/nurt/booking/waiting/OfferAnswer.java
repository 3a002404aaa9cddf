package pl.nurt.booking.waiting;

/** What became of an offer. */
public enum OfferAnswer {
    TAKEN,
    /** Whoever declines goes on waiting for other times. */
    DECLINED,
    /** Nobody answered in time. */
    EXPIRED
}
