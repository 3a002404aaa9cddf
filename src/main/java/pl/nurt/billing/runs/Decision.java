package pl.nurt.billing.runs;

/** What somebody says of a contract that is held or was put aside. */
public enum Decision {
    /** It is billed as it is. */
    ACCEPT,
    /** It is not billed in this run; its days are due in the next one. */
    LEAVE_OUT,
    /** It was put aside while it was to be issued, and is tried again. */
    TRY_AGAIN,
    /** It is looked at once more, as it is now: whether it is still held, or is held after it was left out. */
    LOOK_AGAIN
}
