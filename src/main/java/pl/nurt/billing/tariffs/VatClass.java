package pl.nurt.billing.tariffs;

/** Which rate of VAT a price bears; how much that is, {@link DatedRate}s say. */
public enum VatClass {
    VAT_REDUCED,
    VAT_STANDARD
}
