package pl.nurt.billing.bills;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.Money;

/**
 * What a resident was billed and when it is due. Payments are not known here, so nothing is said to be paid or not.
 *
 * @param open invoices whose day of payment has not passed, or not long ago, the one due first at the front, with what corrections left of them
 * @param credit what corrections took off invoices that are not open any more
 * @param waiting issued, but not given yet, or being mended: nothing is to be paid by them, the newest first
 * @param newest the last one given; null before the first
 * @param account where to pay all of it, 26 digits; null when nobody has said it, or there is not one for all
 * @param hasSeveralAccounts whether invoices are to be paid to different accounts: then each says its own
 */
public record BillsOverview(
        List<OwnBill> open,
        Money credit,
        List<OwnBill> waiting,
        @Nullable OwnBill newest,
        @Nullable String account,
        boolean hasSeveralAccounts) {
    public BillsOverview {
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
    }

    /** What is to be paid. */
    public Money sum() {
        var sum = Money.sum(open.stream().map(OwnBill::gross).toList());
        return sum.compareTo(credit) > 0 ? sum.minus(credit) : Money.ZERO;
    }

    /** Those that are past their day: whoever has paid them already has nothing to do. */
    public boolean hasPast(LocalDate today) {
        return open.stream().anyMatch(bill -> bill.isPast(today));
    }
}
