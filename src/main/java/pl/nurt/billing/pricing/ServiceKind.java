package pl.nurt.billing.pricing;

/** What a tariff puts a price on. */
public enum ServiceKind {
    WATER,
    SEWAGE,
    /** Rain and melt water led into the sewer. */
    RAIN,
    /** The fixed fee of a month (opłata abonamentowa). */
    SUBSCRIPTION,
    /** Work that somebody ordered, such as an expert's test of a meter. */
    EXTRA
}
