package pl.nurt.billing.documents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.Invoice;

/**
 * What else stands at the foot of an invoice, brought by whoever knows it, as a bean: the number in KSeF with the code by which it is
 * checked there.
 *
 * <p>A document is made once. One that must not be made yet waits, and is looked at again some seconds later; the message about the invoice
 * does not wait for it.
 */
public interface InvoiceMark {
    /** Whether the document may be made as it is now. */
    default boolean isReady(Invoice invoice) {
        return true;
    }

    /** Empty when nothing is to stand there. */
    Optional<Mark> of(Invoice invoice, Locale language);

    /**
     * @param lines below the heading
     * @param code what its QR code says; null without one
     * @param described the code in words, for those who do not see it; null without one
     */
    record Mark(
            String heading,
            List<String> lines,
            @Nullable String code,
            @Nullable String described) {
        public Mark {
            lines = List.copyOf(lines);
            if ((code == null) != (described == null)) {
                throw new IllegalArgumentException("a code is described");
            }
        }
    }
}
