package pl.nurt.billing.explained;

import java.time.LocalDate;
import pl.nurt.billing.invoices.BillStanding;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.platform.Money;

/** A correction that was made of an invoice afterwards. @param change of its gross sum */
public record LaterCorrection(
        InvoiceId id, String number, LocalDate issuedOn, CorrectionKind kind, Money change, BillStanding standing) {}
