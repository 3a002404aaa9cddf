package pl.nurt.billing.corrections;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CubicMetres;

/**
 * What is to be put right. What the register and the meters say now is counted anew in any case.
 *
 * @param invoice the invoice, or the last correction of it
 * @param closings the index with which the bill ends, of meters for which it was wrong
 * @param lastDay the last day that is billed; null for the one that was
 * @param withLater whether the contract's later invoices are looked through as well, and corrected where they change
 */
public record CorrectionRequest(
        InvoiceId invoice,
        CorrectionKind kind,
        Map<MeterId, CubicMetres> closings,
        @Nullable LocalDate lastDay,
        boolean withLater) {
    public CorrectionRequest {
        closings = Map.copyOf(closings);
    }

    public static CorrectionRequest of(InvoiceId invoice, CorrectionKind kind) {
        return new CorrectionRequest(invoice, kind, Map.of(), null, false);
    }

    public CorrectionRequest closing(MeterId meter, CubicMetres index) {
        return new CorrectionRequest(invoice, kind, Map.of(meter, index), lastDay, withLater);
    }

    public CorrectionRequest until(LocalDate last) {
        return new CorrectionRequest(invoice, kind, closings, last, withLater);
    }

    public CorrectionRequest withLaterOnes() {
        return new CorrectionRequest(invoice, kind, closings, lastDay, true);
    }
}
