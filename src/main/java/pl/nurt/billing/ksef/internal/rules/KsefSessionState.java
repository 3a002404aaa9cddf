package pl.nurt.billing.ksef.internal.rules;

/** How far a session is. */
public enum KsefSessionState {
    /** About to be opened; whatever KSeF opened without our knowing holds nothing. */
    OPENING,
    OPEN,
    /** All is handed over, and it is being closed: again and again until KSeF has understood. */
    CLOSING,
    /** KSeF works on it. */
    CLOSED,
    /** Each of its invoices has its answer. */
    DONE,
    /** Nothing of it was taken; its invoices wait to be sent again. */
    FAILED
}
