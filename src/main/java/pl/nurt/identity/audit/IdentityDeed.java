package pl.nurt.identity.audit;

/** What the log says of itself, of files and of who signs in. */
public enum IdentityDeed implements Deed {
    LOG_OPENED,
    LOG_EXPORTED,
    CHAIN_CHECKED,
    /** What a job made left the portal. */
    RESULT_TAKEN,
    /** A file with malware was handed in, or found among those that waited for the scanner. */
    MALWARE_REFUSED,
    /** Somebody wanted a page or a deed that none of their roles brings. */
    ACCESS_REFUSED,
    ACCOUNT_MADE,
    SIGNED_IN,
    /** Login or password were not right, or the account is switched off. */
    SIGN_IN_REFUSED,
    /** The account was locked when somebody tried, whatever the password. */
    SIGN_IN_WHILE_LOCKED,
    /** So many failures in a row that the account is locked for a while. */
    ACCOUNT_LOCKED,
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    /** Nobody used the sign-in for too long. */
    SIGN_IN_LAPSED;

    @Override
    public String room() {
        return "identity";
    }
}
