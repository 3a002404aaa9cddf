package pl.nurt.billing.tariffs;

/** What the law sets a rate for. */
public enum RateKind {
    VAT_REDUCED,
    VAT_STANDARD,
    /** Statutory interest for late payment (odsetki ustawowe za opóźnienie): art. 481 of the Civil Code. */
    LATE_INTEREST;

    public static RateKind of(VatClass vat) {
        return switch (vat) {
            case VAT_REDUCED -> VAT_REDUCED;
            case VAT_STANDARD -> VAT_STANDARD;
        };
    }
}
