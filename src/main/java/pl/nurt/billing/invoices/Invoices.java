package pl.nurt.billing.invoices;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.documents.InvoiceDocuments;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.billing.explained.Explanations;
import pl.nurt.billing.invoices.internal.InvoiceQuery;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.StoredFile;

/** What was issued, as it was issued: nothing is computed anew. Who looks is noted. */
@Service
@HasRight(Right.SEE_BILLS)
public class Invoices {
    /** Where a list of them ends: older ones are found by asking closer. */
    public static final int MOST_LISTED = 10_000;

    private final InvoiceRepository invoices;
    private final InvoiceQuery query;
    private final Explanations explanations;
    private final InvoiceDocuments documents;
    private final Audit audit;

    Invoices(
            InvoiceRepository invoices,
            InvoiceQuery query,
            Explanations explanations,
            InvoiceDocuments documents,
            Audit audit) {
        this.invoices = invoices;
        this.query = query;
        this.explanations = explanations;
        this.documents = documents;
        this.audit = audit;
    }

    /** @throws NotFoundException if there is no such invoice */
    @Transactional(readOnly = true)
    public Invoice get(InvoiceId id) {
        return invoices.find(id).orElseThrow(NotFoundException::new);
    }

    /** With what explains it; that somebody looked is noted. @throws NotFoundException if there is no such invoice */
    @Transactional
    public ExplainedInvoice open(Viewer viewer, InvoiceId id) {
        var invoice = get(id);
        audit.looked(viewer, BillingDeed.INVOICE_OPENED, BillingDeed.subject(id));
        return explanations.of(invoice);
    }

    /** What became of it since. */
    @Transactional(readOnly = true)
    public InvoiceLife life(InvoiceId id) {
        return query.life(id);
    }

    /** Its document, made now if there is none in that language. @throws NotFoundException if there is no such invoice */
    @Transactional(propagation = Propagation.SUPPORTS)
    public StoredFile document(InvoiceId id, Locale language) {
        return documents.of(invoices.find(id).orElseThrow(NotFoundException::new), language);
    }

    /** Those that follow {@code before} (the newest when null) without the first {@code skip} of them, the newest first. */
    @Transactional
    public List<InvoiceRow> page(
            Viewer viewer, InvoiceFilter filter, InvoiceRow.@Nullable Key before, int skip, int size) {
        audit.looked(viewer, BillingDeed.INVOICES_LISTED, BillingDeed.invoices());
        return query.page(filter, before, skip, size);
    }

    /** The answer of the list to these words was there long enough to be read. @param customers the numbers of those it showed */
    @Transactional
    public void seen(Viewer viewer, String text, Collection<String> customers) {
        audit.asked(viewer, BillingDeed.INVOICES_LISTED, BillingDeed.invoices(), text, customers);
    }

    /** These as they are now. */
    @Transactional(readOnly = true)
    public List<InvoiceRow> rows(Collection<InvoiceId> ids) {
        return query.rows(ids);
    }

    /** How many the filter finds; {@link #MOST_LISTED} stands for "more". */
    @Transactional(readOnly = true)
    public int found(InvoiceFilter filter) {
        return query.found(filter, MOST_LISTED);
    }

    /** Whether the words of the filter fit so many that only some of them are found. */
    @Transactional(readOnly = true)
    public boolean isTooWide(InvoiceFilter filter) {
        return query.isTooWide(filter.text());
    }

    /** A customer's, the newest first; the page they stand on is what is noted. */
    @Transactional(readOnly = true)
    public List<InvoiceRow> ofCustomer(CustomerId customer, InvoiceRow.@Nullable Key before, int size) {
        return query.ofCustomer(customer, before, size);
    }
}
