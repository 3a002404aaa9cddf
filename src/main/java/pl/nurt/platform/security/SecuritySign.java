package pl.nurt.platform.security;

/** What may be the sign of an attack. Most of them are slips of people when they are few. */
public enum SecuritySign {
    SIGN_IN_REFUSED,
    /** Not even judged: too many attempts from there, for that account, or at once. */
    SIGN_IN_NOT_JUDGED,
    ACCOUNT_LOCKED,
    /** A key that nobody has, at an interface for programs. */
    WRONG_KEY,
    /** An enrolment or access code, or the address of a calendar, that does not fit. */
    WRONG_CODE,
    WRONG_METRICS_PASSWORD,
    /** A page or a deed that no role of the person brings, or an invoice or a file of somebody else. */
    FORBIDDEN,
    /** A bridge went over to another key. */
    KEY_EXCHANGED,
    /** A bridge wanted to exchange its key, and nobody had ordered or announced that. */
    KEY_EXCHANGE_REFUSED,
    /** A key was shown that had been replaced or revoked: two have it, or somebody kept it. */
    ENDED_KEY_USED,
    /** A bridge delivers more than one of its kind can have read, or fills the quarantine. */
    QUOTA_REACHED
}
