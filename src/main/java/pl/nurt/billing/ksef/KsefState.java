package pl.nurt.billing.ksef;

/** How far an invoice is on its way through KSeF. */
public enum KsefState {
    /** Does not go there: a consumer's, where the utility keeps those out, or from before it began. */
    OUTSIDE,
    /** Waits to be sent. */
    QUEUED,
    /** Our own checks found something: a person must mend it. Nothing has left. */
    WITHHELD,
    /** Handed over, or about to be; what KSeF makes of it is not known yet. */
    SENDING,
    /** KSeF has a document of this number: it is fetched and compared. */
    COMPARING,
    /** Has its number; the confirmation is still to come. */
    ACCEPTED,
    /** Has its number and the confirmation (UPO). */
    CONFIRMED,
    /** KSeF refused it: a person must mend it, and it goes again under its own number. */
    REJECTED,
    /** Somebody else issued another invoice under this number and tax number: a person must decide. */
    CONFLICT;

    /** Whether it goes no further by itself. */
    public boolean waitsForAPerson() {
        return this == WITHHELD || this == REJECTED || this == CONFLICT;
    }

    /** Whether it has a number of KSeF. */
    public boolean hasNumber() {
        return this == ACCEPTED || this == CONFIRMED;
    }
}
