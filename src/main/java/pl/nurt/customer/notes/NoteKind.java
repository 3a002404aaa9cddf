package pl.nurt.customer.notes;

/** What a clerk wrote down. */
public enum NoteKind {
    NOTE,
    /** A talk, on the telephone or at the counter. */
    CALL
}
