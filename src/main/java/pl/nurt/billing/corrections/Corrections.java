package pl.nurt.billing.corrections;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.BillingDeed;
import pl.nurt.billing.corrections.internal.CorrectionDesk;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;

/** The office corrects invoices. What was issued stays; the correction is a document of its own. */
@Service
@HasRight(Right.RUN_BILLS)
public class Corrections {
    private final CorrectionDesk desk;
    private final Audit audit;

    Corrections(CorrectionDesk desk, Audit audit) {
        this.desk = desk;
        this.audit = audit;
    }

    /** As it stands; that somebody looked is noted. @throws pl.nurt.platform.NotFoundException if there is no such invoice */
    @Transactional
    public CorrectableInvoice open(Viewer viewer, InvoiceId invoice) {
        var found = desk.find(invoice);
        audit.looked(viewer, BillingDeed.INVOICE_OPENED, BillingDeed.subject(invoice));
        return found;
    }

    /** How it would be corrected, or why it cannot be. Nothing is issued or kept. */
    public CorrectionAnswer offer(CorrectionRequest request) {
        return desk.offer(request);
    }

    /**
     * Issues what was shown, all of it or nothing; the same again answers with the corrections that are there.
     *
     * @param reason as the document says it
     * @return the correction of each invoice, in the order of the offer
     * @throws CorrectionChangedException when it would not be the same any more, or somebody else corrected it; nothing was issued
     * @throws IllegalArgumentException if the reason is too short or too long
     */
    public List<InvoiceId> issue(Viewer viewer, CorrectionOffer offer, String reason) {
        return desk.issue(offer, reason, viewer.account());
    }
}
