package pl.nurt.billing.consents;

/** The words that people agree to. They stand in the bundles under {@code billing.eInvoice.consent}; other words are another version. */
public final class EInvoiceText {
    /** What the register of consents keeps beside each word. */
    public static final String VERSION = "e-faktura 1 (30.11.2026)";

    private EInvoiceText() {}
}
