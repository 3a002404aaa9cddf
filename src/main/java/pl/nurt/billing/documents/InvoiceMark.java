package pl.nurt.billing.documents;

import java.util.List;
import java.util.Locale;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;

/**
 * What else stands at the foot of an invoice, brought by whoever knows it, as a bean: the number in KSeF with the code by which it is
 * checked there.
 *
 * <p>A document is made once. Until it may be made the invoice is not given to anybody: the message about it waits as well.
 */
public interface InvoiceMark {
    /** Whether a document may be made now. */
    enum Readiness {
        WAITS,
        /** One may, and another one with more on it follows; both are kept. */
        PASSING,
        READY
    }

    Readiness readiness(InvoiceId invoice);

    /** What stands on the document that is made now, in order. Whoever makes one hands it out. */
    List<Mark> of(Invoice invoice, Locale language);

    /**
     * @param label below the code
     * @param code what it says
     * @param described the code in words, for those who do not see it
     */
    record Mark(String heading, String label, String code, String described) {}
}
