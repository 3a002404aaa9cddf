package pl.nurt.booking;

/** Why the office takes a time back. */
public enum CancelReason {
    /** Of whoever should have received; never told beside that person's name. */
    ILLNESS,
    BREAKDOWN,
    ABSENCE,
    OTHER
}
