package pl.nurt.billing.settlement.ui;

import java.util.List;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.MeterNow;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;

/** One contract, as the resident or the office reaches it. */
interface SettleCounter {
    AskedFrom from();

    List<MeterNow> meters();

    boolean readNow();

    boolean isSilent();

    SettlementAnswer offer();

    InvoiceId settle(SettlementOffer offer);

    /** The page of an invoice. */
    String address(InvoiceId invoice);

    /** Where whoever issues nothing goes. */
    String back();
}
