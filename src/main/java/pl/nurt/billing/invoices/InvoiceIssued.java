package pl.nurt.billing.invoices;

/** An invoice has its number and is never changed again. */
public record InvoiceIssued(InvoiceId invoice) {}
