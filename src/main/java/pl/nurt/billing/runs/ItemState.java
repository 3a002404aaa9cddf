package pl.nurt.billing.runs;

/** What is with a contract in a run. */
public enum ItemState {
    /** Goes in with the next start. */
    PRICED,
    /** A person must look first. */
    HELD,
    /** A person decided that it is not billed in this run; its days are due in the next one. */
    LEFT_OUT,
    ISSUED,
    /** It went wrong while it was issued; nothing of it is there, and it may be tried again. */
    PARKED
}
