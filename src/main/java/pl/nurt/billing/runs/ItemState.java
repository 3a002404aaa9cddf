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
    /** Put aside after the start: nothing of it is issued, and it goes in, or is left out, when somebody says so. */
    PARKED
}
