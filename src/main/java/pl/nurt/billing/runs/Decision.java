package pl.nurt.billing.runs;

/** What somebody says of a contract that is held. */
public enum Decision {
    /** It is billed as it is. */
    ACCEPT,
    /** It is not billed in this run; its days are due in the next one. */
    LEAVE_OUT,
    /** Back among those that wait, after it was left out. */
    LOOK_AGAIN
}
