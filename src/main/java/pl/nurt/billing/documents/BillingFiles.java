package pl.nurt.billing.documents;

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

/** The room's files hang on invoices: read by whom an invoice is for, and by those of the staff who see bills. */
@Component
public class BillingFiles implements FileRoom {
    private static final String ROOM = "billing";
    private static final Pattern INVOICE = Pattern.compile("invoice (\\d{1,18})");

    private final CurrentUser user;
    private final OwnInvoiceQuery own;
    private final DocumentRepository documents;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BillingFiles(
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

    /** What the files of an invoice hang on. */
    public static FileOwner of(InvoiceId invoice) {
        return new FileOwner(ROOM, "invoice " + invoice.value());
    }

    /** What the register of a closed month hangs on: copies of it are handed out, never the file itself. @param closing the closing's id */
    public static FileOwner ofMonth(long closing) {
        return new FileOwner(ROOM, "month " + closing);
    }

    private static Optional<InvoiceId> invoice(FileOwner owner) {
        var key = INVOICE.matcher(owner.key());
        return key.matches() ? Optional.of(new InvoiceId(Long.parseLong(key.group(1)))) : Optional.empty();
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public boolean mayRead(FileOwner owner) {
        var someone = user.get().orElse(null);
        var invoice = invoice(owner).orElse(null);
        return someone != null
                && invoice != null
                && (someone.viewer().may(Right.SEE_BILLS)
                        || own.isOf(someone.viewer().account(), invoice));
    }

    /** Who sees bills by right leaves a trace in the log; whose invoice it is, the moment of the first time. */
    @Override
    public void handedOut(StoredFile file) {
        var viewer = user.viewer();
        var invoice = invoice(file.owner()).orElseThrow();
        if (viewer.isStaff()) {
            audit.took(viewer, BillingDeed.INVOICE_TAKEN, BillingDeed.subject(invoice), file.name());
        } else if (documents.downloaded(invoice, viewer.account(), clock.instant())) {
            events.publishEvent(new InvoiceSeen(invoice));
        }
    }
}
