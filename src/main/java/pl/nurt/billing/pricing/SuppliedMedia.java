package pl.nurt.billing.pricing;

/** What a contract supplies, as subscription fees tell it apart. */
public enum SuppliedMedia {
    WATER,
    SEWAGE,
    BOTH
}
