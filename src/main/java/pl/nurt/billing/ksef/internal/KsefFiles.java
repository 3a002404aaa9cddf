package pl.nurt.billing.ksef.internal;

import org.springframework.stereotype.Component;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;

/** Documents and confirmations: for those of the office who see bills. */
@Component
class KsefFiles implements FileRoom {
    private static final String ROOM = "billing.ksef";

    private final CurrentUser user;

    KsefFiles(CurrentUser user) {
        this.user = user;
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

    /** Nothing that the office has not seen on the invoice itself. */
    @Override
    public void handedOut(StoredFile file) {}
}
