package pl.nurt.customer.consents;

/** How a consent was given or taken back. */
public enum ConsentEvidence {
    TRUSTED_PROFILE,
    PORTAL,
    PAPER,
    TELEPHONE
}
