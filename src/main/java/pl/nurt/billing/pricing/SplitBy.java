package pl.nurt.billing.pricing;

/** How the use of a period is divided when a price changes in it. */
public enum SplitBy {
    DAYS,
    /** By the index at the change; where there is none, by days, which the line says. */
    READING
}
