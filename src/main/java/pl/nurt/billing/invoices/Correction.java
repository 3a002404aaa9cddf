package pl.nurt.billing.invoices;

/**
 * What a correcting invoice (art. 106j of the VAT Act) says of itself.
 *
 * @param corrects the document before it: the invoice, or the correction of it that stood until then
 * @param original the invoice that was corrected first; every correction names it, however many there are
 * @param reason in the words of whoever corrected it
 */
public record Correction(InvoiceId corrects, InvoiceId original, CorrectionKind kind, String reason) {
    /** As many letters as FA(3) takes ({@code PrzyczynaKorekty}). */
    public static final int LONGEST_REASON = 256;

    public static final int SHORTEST_REASON = 3;
}
