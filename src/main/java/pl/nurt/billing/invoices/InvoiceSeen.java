package pl.nurt.billing.invoices;

import pl.nurt.platform.live.LiveEvent;

/** A customer opened an invoice for the first time, or fetched its document. */
public record InvoiceSeen(InvoiceId invoice) implements LiveEvent {}
