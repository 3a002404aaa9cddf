package pl.nurt.billing.pricing;

/** What a price is for one of. */
public enum PriceUnit {
    CUBIC_METRE,
    /** A calendar month; a part of one by its days. */
    MONTH,
    PIECE
}
