package pl.nurt.billing.ksef.internal.rules;

import pl.nurt.platform.Money;

/** When a correction counts for VAT ({@code TypKorekty}). What the portal corrects was wrong from the beginning. */
public enum TaxEffect {
    /** With the invoice: what makes it more, for the cause was there when it was issued (art. 29a ust. 17 of the VAT Act), and what changes no amount. */
    WITH_THE_ORIGINAL(1),
    /** On the day of the correction: what makes it less (art. 29a ust. 13). */
    WITH_THE_CORRECTION(2);

    private final int code;

    TaxEffect(int code) {
        this.code = code;
    }

    /** @param change of the gross sum */
    public static TaxEffect of(Money change) {
        return change.isNegative() ? WITH_THE_CORRECTION : WITH_THE_ORIGINAL;
    }

    public int code() {
        return code;
    }
}
