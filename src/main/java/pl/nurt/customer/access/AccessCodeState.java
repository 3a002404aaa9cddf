package pl.nurt.customer.access;

/** What became of a code. */
public enum AccessCodeState {
    WAITING,
    /** Works again after a while: a wrong one was typed in too often. */
    LOCKED,
    USED,
    EXPIRED,
    REVOKED
}
