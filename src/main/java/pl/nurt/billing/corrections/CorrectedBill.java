package pl.nurt.billing.corrections;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.LinePair;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.runs.Hold;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.platform.Money;

/**
 * An invoice before and after a correction; nothing is issued by it.
 *
 * @param before as it stands now, with all corrections until now
 * @param until the first day that it will not bill
 * @param after its lines; none when nothing is left of it
 * @param doubts what a bill run would have had somebody look at first
 */
public record CorrectedBill(
        Invoice before,
        CorrectionKind kind,
        CustomerId customer,
        ServicePointId place,
        LocalDate until,
        Party buyer,
        @Nullable Party recipient,
        List<InvoiceLine> after,
        List<Hold> doubts) {
    public CorrectedBill {
        after = List.copyOf(after);
        doubts = List.copyOf(doubts);
    }

    public List<LinePair> pairs() {
        return LinePair.of(before.lines(), after);
    }

    /** What it will come to. */
    public BillTotals now() {
        return InvoiceLine.totals(after);
    }

    /** What the correction says: its tax is the difference of the two taxes, not a tax on the difference. */
    public BillTotals difference() {
        return now().since(InvoiceLine.totals(before.lines()));
    }

    public Money change() {
        return difference().gross();
    }

    /** Whether another person, name, number or address will stand on it. */
    public boolean changesParties() {
        return !buyer.equals(before.buyer()) || !Objects.equals(recipient, before.recipient());
    }

    public boolean changes() {
        return changesParties() || pairs().stream().anyMatch(LinePair::changes);
    }
}
