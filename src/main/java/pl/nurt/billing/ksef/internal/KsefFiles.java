package pl.nurt.billing.ksef.internal;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.audit.Audit;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;

/** Documents and confirmations: for those of the office who see bills. */
@Component
class KsefFiles implements FileRoom {
    private static final String ROOM = "billing.ksef";
    private static final Pattern INVOICE = Pattern.compile("invoice (\\d{1,18})");
    private static final Pattern CONFIRMATION = Pattern.compile("confirmation (\\S+)");

    private final CurrentUser user;
    private final Audit audit;

    KsefFiles(CurrentUser user, Audit audit) {
        this.user = user;
        this.audit = audit;
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
        return user.get()
                .filter(someone -> someone.viewer().may(Right.SEE_BILLS))
                .isPresent();
    }

    /** Each time a trace in the log: a confirmation names every invoice of its page. */
    @Override
    public void handedOut(StoredFile file) {
        var key = file.owner().key();
        var invoice = INVOICE.matcher(key);
        var confirmation = CONFIRMATION.matcher(key);
        if (invoice.matches()) {
            var id = new InvoiceId(Long.parseLong(invoice.group(1)));
            audit.took(user.viewer(), BillingDeed.INVOICE_TAKEN, BillingDeed.subject(id), file.name());
        } else if (confirmation.matches()) {
            var subject = BillingDeed.confirmation(confirmation.group(1));
            audit.took(user.viewer(), BillingDeed.CONFIRMATION_TAKEN, subject, file.name());
        } else {
            throw new IllegalStateException("a file of nothing: " + file.id().value());
        }
    }
}
