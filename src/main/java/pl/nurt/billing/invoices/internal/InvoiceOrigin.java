package pl.nurt.billing.invoices.internal;

import pl.nurt.billing.RunItemId;

/** Why an invoice was issued. */
public sealed interface InvoiceOrigin {
    /** A contract of a bill run. */
    record OfRun(RunItemId item) implements InvoiceOrigin {}
}
