package pl.nurt.billing.ksef;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.internal.KsefQuery;
import pl.nurt.billing.ksef.internal.VerificationCodes;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Looks;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;

/** Where invoices are on their way through KSeF, and what people do when one has stopped. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.SEE_BILLS)
public class Ksef {
    private final KsefQuery query;
    private final VerificationCodes codes;
    private final StoredFiles files;
    private final Audit audit;
    private final Looks looks;
    private final ApplicationEventPublisher events;

    Ksef(
            KsefQuery query,
            VerificationCodes codes,
            StoredFiles files,
            Audit audit,
            Looks looks,
            ApplicationEventPublisher events) {
        this.query = query;
        this.codes = codes;
        this.files = files;
        this.audit = audit;
        this.looks = looks;
        this.events = events;
    }

    /** Empty for an invoice from before the portal knew KSeF. */
    public Optional<KsefSubmission> find(InvoiceId invoice) {
        return query.find(invoice);
    }

    /**
     * The latest changes first, with whom they are for: that somebody looked is noted.
     *
     * @param state null for all
     * @param before the last one of the page before; null for the first
     */
    @Transactional
    public List<KsefSubmission> page(@Nullable KsefState state, @Nullable KsefSubmission before, int size) {
        looks.note(BillingDeed.KSEF_LISTED, BillingDeed.invoices());
        return query.page(state, before, size);
    }

    /** How many are in each state; states without any are left out. */
    public Map<KsefState, Integer> counts() {
        return query.counts();
    }

    /** The document as it is sent; empty as long as there is none. */
    public Optional<StoredFile> document(InvoiceId invoice) {
        return query.document(invoice).map(files::kept);
    }

    /** What KSeF confirmed (UPO), with its signature. */
    public Optional<StoredFile> confirmation(InvoiceId invoice) {
        return query.confirmation(invoice).map(files::kept);
    }

    /**
     * The links for a copy that is given to the buyer now. An invoice that has no number by then becomes an offline invoice, and stays one.
     *
     * @return empty for what does not go to KSeF, and for what cannot be given away yet: it has no document, or no number and the portal no
     *     certificate for offline invoices
     */
    @Transactional
    public Optional<VerificationLinks> give(InvoiceId invoice) {
        return query.linked(invoice)
                .filter(linked -> linked.state() != KsefState.OUTSIDE)
                .flatMap(linked -> links(invoice, linked));
    }

    private Optional<VerificationLinks> links(InvoiceId invoice, KsefQuery.Linked linked) {
        var hash = linked.hash();
        if (hash == null) {
            return Optional.empty();
        }
        var octets = HexFormat.of().parseHex(hash);
        var number = linked.ksefNumber();
        var first = codes.invoice(linked.seller(), linked.issuedOn(), octets);
        if (number != null) {
            return Optional.of(new VerificationLinks(first, number, null));
        }
        var second = codes.certificate(linked.seller(), octets);
        second.ifPresent(link -> query.givenOffline(invoice));
        return second.map(link -> new VerificationLinks(first, null, link));
    }

    /**
     * Has an invoice that stopped sent again under its own number, with a new document and the tax numbers that the register has now.
     *
     * @throws StaleEditException if it does not wait for a person any more
     */
    @Transactional
    @HasRight(Right.RUN_BILLS)
    public void again(Viewer viewer, InvoiceId invoice) {
        if (!query.again(invoice, viewer.account())) {
            throw new StaleEditException();
        }
        audit.changed(Author.of(viewer), BillingDeed.INVOICE_SENT_AGAIN, BillingDeed.subject(invoice), Changes.none());
        events.publishEvent(new KsefChanged());
    }
}
