package pl.nurt.billing.invoices;

import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** The sum of an invoice under one rate. */
public record InvoiceVat(VatRate rate, Money net, Money tax) {}
