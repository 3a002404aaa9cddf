package pl.nurt.billing.documents;

import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.customer.CustomerId;
import pl.nurt.platform.live.LiveEvent;

/** An invoice of the customer has a document it had not before. */
public record InvoiceDocumentMade(InvoiceId invoice, CustomerId customer) implements LiveEvent {}
