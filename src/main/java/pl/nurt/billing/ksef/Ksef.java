package pl.nurt.billing.ksef;

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
import pl.nurt.billing.ksef.internal.SentAgain;
import pl.nurt.billing.ksef.internal.WaitingQuery;
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
    /** Where counting ends. */
    public static final int MOST_COUNTED = 10_000;

    private final KsefQuery query;
    private final SentAgain stopped;
    private final WaitingQuery waiting;
    private final StoredFiles files;
    private final Audit audit;
    private final Looks looks;
    private final ApplicationEventPublisher events;

    Ksef(
            KsefQuery query,
            SentAgain stopped,
            WaitingQuery waiting,
            StoredFiles files,
            Audit audit,
            Looks looks,
            ApplicationEventPublisher events) {
        this.query = query;
        this.stopped = stopped;
        this.waiting = waiting;
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

    /** Up to {@value #MOST_COUNTED} of each state, which then stands for "or more"; states without any are left out. */
    public Map<KsefState, Integer> counts() {
        return query.counts(MOST_COUNTED);
    }

    /** What somebody should look at. */
    public KsefWaiting waiting() {
        return waiting.find();
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
     * Has an invoice that stopped go on: what KSeF refused is sent again under its own number, as it is, or with a tax number that was missing or
     * mistyped and is mended; of one whose number is taken KSeF is asked again what it holds.
     *
     * @throws StaleEditException if it does not wait for a person any more
     */
    @Transactional
    @HasRight(Right.RUN_BILLS)
    public void again(Viewer viewer, InvoiceId invoice) {
        if (!stopped.again(invoice, viewer.account())) {
            throw new StaleEditException();
        }
        audit.changed(Author.of(viewer), BillingDeed.INVOICE_SENT_AGAIN, BillingDeed.subject(invoice), Changes.none());
        events.publishEvent(new KsefChanged());
    }
}
