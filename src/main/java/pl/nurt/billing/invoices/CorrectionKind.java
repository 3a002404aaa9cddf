package pl.nurt.billing.invoices;

/** What a correcting invoice puts right. */
public enum CorrectionKind {
    /** Its days are billed anew: by a right index, a right tariff group, fewer days. */
    RECOUNTED,
    /** Only who stands on it: no amount changes. */
    PARTIES,
    /** Nothing is left of it (korekta do zera), and its days can be billed again. */
    CANCELLED
}
