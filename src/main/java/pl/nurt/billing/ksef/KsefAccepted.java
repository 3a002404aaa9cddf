package pl.nurt.billing.ksef;

import pl.nurt.billing.invoices.InvoiceId;

/** KSeF has taken the invoice and given it a number. Told once. */
public record KsefAccepted(InvoiceId invoice) {}
