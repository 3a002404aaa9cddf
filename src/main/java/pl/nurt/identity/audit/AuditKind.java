package pl.nurt.identity.audit;

/** What sort of thing an entry tells. */
public enum AuditKind {
    /** Data is other than before. */
    CHANGE,
    /** Somebody of the staff saw data of a person, or took it along. */
    LOOK,
    /** Somebody wanted what they may not. */
    REFUSAL,
    SIGN_IN
}
