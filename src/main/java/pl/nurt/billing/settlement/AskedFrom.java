package pl.nurt.billing.settlement;

/** Where a settlement was asked for. */
public enum AskedFrom {
    /** By a resident. */
    PORTAL,
    OFFICE
}
