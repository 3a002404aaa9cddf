package pl.nurt.billing.tariffs;

/** Where the prices of a tariff were taken from. */
public enum TariffOrigin {
    /** From the decision itself. */
    DECISION,
    /** From what the municipality published of it. */
    PUBLISHED,
    /** Nobody approved it: made up to try or to show something. */
    INVENTED
}
