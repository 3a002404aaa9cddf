package pl.nurt.billing;

import java.time.YearMonth;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;

/** What can be done to prices and bills. */
public enum BillingDeed implements Deed {
    TARIFF_ADDED,
    TARIFF_CHANGED,
    TARIFF_DISCARDED,
    TARIFF_PUBLISHED,
    /** A later one took its place. */
    TARIFF_SUPERSEDED,
    RATE_ADDED,
    /** The dry run of a bill run was asked for. */
    RUN_COUNTED,
    /** A dry run that was not started is not to be. */
    RUN_DISCARDED,
    RUN_STARTED,
    RUN_RETRIED,
    HOLD_DECIDED,
    /** What becomes of a contract that was put aside while it was to be issued. */
    PARKED_DECIDED,
    INVOICE_ISSUED,
    /** A correcting invoice was issued. */
    INVOICE_CORRECTED,
    /** An invoice was issued because somebody asked for it. */
    CONTRACT_SETTLED,
    /** One that KSeF had refused, or that had not left, goes there once more. */
    INVOICE_SENT_AGAIN,
    /** The list of invoices was looked at. */
    INVOICES_LISTED,
    INVOICE_OPENED,
    /** Its document left the portal. */
    INVOICE_TAKEN,
    /** What KSeF confirmed left the portal. */
    CONFIRMATION_TAKEN,
    /** Its way through KSeF was looked at, with the others of a list. */
    KSEF_LISTED,
    /** Contracts of a bill run were looked at. */
    RUN_SEEN,
    /** What a bill of a contract would come to was looked at. */
    SETTLEMENT_SEEN,
    /** A month of the sales register is done with. */
    MONTH_CLOSED,
    MONTH_REOPENED,
    /** The register of a month left the portal. */
    REGISTER_TAKEN;

    @Override
    public String room() {
        return "billing";
    }

    public static AuditSubject subject(TariffId tariff) {
        return AuditSubject.of("billing.tariff", tariff.value());
    }

    public static AuditSubject subject(BillRunId run) {
        return AuditSubject.of("billing.run", run.value());
    }

    public static AuditSubject subject(RunItemId item) {
        return AuditSubject.of("billing.runItem", item.value());
    }

    public static AuditSubject subject(InvoiceId invoice) {
        return AuditSubject.of("billing.invoice", invoice.value());
    }

    /** All of them, as a list. */
    public static AuditSubject invoices() {
        return new AuditSubject("billing.invoices", "invoices");
    }

    /** What KSeF confirmed. @param reference of a session's page, or the number of the one invoice */
    public static AuditSubject confirmation(String reference) {
        return new AuditSubject("billing.confirmation", reference);
    }

    /** A month of the sales register. */
    public static AuditSubject month(YearMonth month) {
        return new AuditSubject("billing.month", month.toString());
    }

    public static AuditSubject rate(RateKind kind) {
        return new AuditSubject("billing.rate", kind.name());
    }
}
