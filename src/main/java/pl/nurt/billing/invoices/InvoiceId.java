package pl.nurt.billing.invoices;

/** Key of an invoice. */
public record InvoiceId(long value) {}
