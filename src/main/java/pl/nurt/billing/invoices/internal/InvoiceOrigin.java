package pl.nurt.billing.invoices.internal;

import pl.nurt.billing.RunItemId;
import pl.nurt.billing.invoices.Correction;
import pl.nurt.billing.settlement.SettlementId;

/** Why an invoice was issued. */
public sealed interface InvoiceOrigin {
    /** A contract of a bill run. */
    record OfRun(RunItemId item) implements InvoiceOrigin {}

    /** Somebody asked for it. */
    record OfSettlement(SettlementId settlement) implements InvoiceOrigin {}

    /** Another one was wrong. */
    record OfCorrection(Correction correction) implements InvoiceOrigin {}
}
