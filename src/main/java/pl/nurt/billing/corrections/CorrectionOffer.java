package pl.nurt.billing.corrections;

import java.util.List;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.metering.use.WrittenIndex;
import pl.nurt.platform.Money;

/**
 * Corrections that can be issued, one for each invoice that changes.
 *
 * @param written the indexes that somebody wrote down, with the days they end
 * @param bills at least one, the earliest first
 */
public record CorrectionOffer(CorrectionRequest request, List<WrittenIndex> written, List<CorrectedBill> bills) {
    public CorrectionOffer {
        written = List.copyOf(written);
        bills = List.copyOf(bills);
        if (bills.isEmpty()) {
            throw new IllegalArgumentException("nothing to correct");
        }
    }

    /** What all of them change. */
    public Money change() {
        return Money.sum(bills.stream()
                .map(CorrectedBill::difference)
                .map(BillTotals::gross)
                .toList());
    }
}
