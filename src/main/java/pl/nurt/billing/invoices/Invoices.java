package pl.nurt.billing.invoices;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.platform.NotFoundException;

/** What was issued, as it was issued: nothing is computed anew. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.SEE_BILLS)
public class Invoices {
    private final InvoiceRepository invoices;

    Invoices(InvoiceRepository invoices) {
        this.invoices = invoices;
    }

    /** @throws NotFoundException if there is no such invoice */
    public Invoice get(InvoiceId id) {
        return invoices.find(id).orElseThrow(NotFoundException::new);
    }
}
