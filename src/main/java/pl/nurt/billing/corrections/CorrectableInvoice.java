package pl.nurt.billing.corrections;

import java.util.List;
import pl.nurt.billing.explained.ExplainedInvoice;
import pl.nurt.metering.use.IndexReading;

/**
 * An invoice with what can be said to be wrong with it.
 *
 * @param closings the indexes it ends with that somebody may put right here, of each main meter
 * @param later how many later invoices of the contract stand
 * @param stops why it cannot be corrected at all; empty when it can
 */
public record CorrectableInvoice(
        ExplainedInvoice explained, List<IndexReading> closings, int later, List<CorrectionStop> stops) {
    public CorrectableInvoice {
        closings = List.copyOf(closings);
        stops = List.copyOf(stops);
    }
}
