package pl.nurt.billing.documents;

import pl.nurt.billing.invoices.InvoiceId;

/** The invoice is not given to anybody yet, so it has no document. */
public class DocumentWaitsException extends RuntimeException {
    DocumentWaitsException(InvoiceId invoice) {
        super("invoice " + invoice.value() + " is not given yet");
    }
}
