package pl.nurt.billing.ksef.internal.rules;

/** How invoices are handed over in a session. */
public enum KsefSessionKind {
    /** As one package. */
    BATCH,
    /** One by one. */
    ONLINE
}
