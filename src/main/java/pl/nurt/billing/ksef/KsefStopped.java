package pl.nurt.billing.ksef;

import pl.nurt.billing.invoices.InvoiceId;

/** The invoice goes no further on its way through KSeF until a person mends something. */
public record KsefStopped(InvoiceId invoice, KsefState state) {}
