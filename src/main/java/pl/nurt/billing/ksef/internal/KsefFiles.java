package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.documents.internal.DocumentRepository;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceSeen;
import pl.nurt.billing.invoices.internal.OwnInvoiceQuery;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;

/** Documents and confirmations: for those of the office who see bills; a document for whom its invoice is for as well. */
@Component
class KsefFiles implements FileRoom {
    private static final String ROOM = "billing.ksef";
    private static final Pattern INVOICE = Pattern.compile("invoice (\\d{1,18})");
    private static final Pattern CONFIRMATION = Pattern.compile("confirmation (\\S+)");

    private final CurrentUser user;
    private final OwnInvoiceQuery own;
    private final DocumentRepository documents;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KsefFiles(
            CurrentUser user,
            OwnInvoiceQuery own,
            DocumentRepository documents,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.user = user;
        this.own = own;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    static FileOwner document(InvoiceId invoice) {
        return new FileOwner(ROOM, "invoice " + invoice.value());
    }

    /** @param reference of the page of a session's confirmation, or the number of the one invoice */
    static FileOwner confirmation(String reference) {
        return new FileOwner(ROOM, "confirmation " + reference);
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public boolean mayRead(FileOwner owner) {
        var someone = user.get().orElse(null);
        return someone != null
                && (someone.viewer().may(Right.SEE_BILLS)
                        || invoice(owner)
                                .filter(invoice -> own.isOf(someone.viewer().account(), invoice))
                                .isPresent());
    }

    private static Optional<InvoiceId> invoice(FileOwner owner) {
        var key = INVOICE.matcher(owner.key());
        return key.matches() ? Optional.of(new InvoiceId(Long.parseLong(key.group(1)))) : Optional.empty();
    }

    /** Each time a trace in the log, for a confirmation names every invoice of its page; whose invoice it is, the moment of the first time. */
    @Override
    public void handedOut(StoredFile file) {
        var viewer = user.viewer();
        var invoice = invoice(file.owner());
        var confirmation = CONFIRMATION.matcher(file.owner().key());
        if (invoice.isPresent() && !viewer.isStaff()) {
            if (documents.downloaded(invoice.get(), viewer.account(), clock.instant())) {
                events.publishEvent(new InvoiceSeen(invoice.get()));
            }
        } else if (invoice.isPresent()) {
            audit.took(viewer, BillingDeed.INVOICE_TAKEN, BillingDeed.subject(invoice.get()), file.name());
        } else if (confirmation.matches()) {
            var subject = BillingDeed.confirmation(confirmation.group(1));
            audit.took(viewer, BillingDeed.CONFIRMATION_TAKEN, subject, file.name());
        } else {
            throw new IllegalStateException("a file of nothing: " + file.id().value());
        }
    }
}
