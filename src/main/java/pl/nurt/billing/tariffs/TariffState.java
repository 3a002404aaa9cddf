package pl.nurt.billing.tariffs;

/** How far a tariff has come. */
public enum TariffState {
    DRAFT,
    /** Bills are made by it; it is never changed again, only superseded. */
    PUBLISHED
}
