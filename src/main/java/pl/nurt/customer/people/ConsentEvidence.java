package pl.nurt.customer.people;

/** How a consent was given or taken back. */
public enum ConsentEvidence {
    TRUSTED_PROFILE,
    PORTAL,
    PAPER,
    TELEPHONE
}
