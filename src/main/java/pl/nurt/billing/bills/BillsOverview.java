package pl.nurt.billing.bills;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.Money;

/**
 * What a resident was billed and when it is due. Payments are not known here, so nothing is said to be paid or not.
 *
 * @param open invoices whose day of payment has not passed, the one due first at the front
 * @param newest the last one issued; null before the first
 * @param account where to pay all of it, 26 digits; null when nobody has said it, or there is not one for all
 * @param hasSeveralAccounts whether invoices are to be paid to different accounts: then each says its own
 */
public record BillsOverview(
        List<OwnBill> open,
        @Nullable OwnBill newest,
        @Nullable String account,
        boolean hasSeveralAccounts) {
    public BillsOverview {
        open = List.copyOf(open);
    }

    public Money sum() {
        return Money.sum(open.stream().map(OwnBill::gross).toList());
    }

    /** The day on which the first of them is due. */
    public Optional<LocalDate> firstDue() {
        return open.stream().map(OwnBill::dueOn).findFirst();
    }
}
