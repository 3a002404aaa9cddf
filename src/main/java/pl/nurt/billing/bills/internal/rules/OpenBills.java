package pl.nurt.billing.bills.internal.rules;

import java.util.LinkedHashMap;
import java.util.List;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.platform.Money;

/**
 * What is to be paid of open invoices: a correction that lowers an invoice is taken off it, and off the corrections that raised it. What is left of it
 * then is the customer's.
 *
 * @param open those of which something is left, with what is left of each
 * @param credit of corrections whose invoices are not open any more, or are less
 */
public record OpenBills(List<OwnBill> open, Money credit) {
    public OpenBills {
        open = List.copyOf(open);
    }

    /** @param bills in the order in which they are due */
    public static OpenBills of(List<OwnBill> bills) {
        var left = new LinkedHashMap<InvoiceId, OwnBill>();
        bills.stream().filter(bill -> bill.gross().isPositive()).forEach(bill -> left.put(bill.invoice(), bill));
        var credit = Money.ZERO;
        for (var bill : bills) {
            if (bill.gross().isNegative()) {
                credit = credit.plus(takenOff(left, bill));
            }
        }
        return new OpenBills(
                left.values().stream().filter(bill -> bill.gross().isPositive()).toList(), credit);
    }

    /** @return what nothing was left for */
    private static Money takenOff(LinkedHashMap<InvoiceId, OwnBill> left, OwnBill lower) {
        var rest = lower.gross().abs();
        for (var bill : List.copyOf(left.values())) {
            if (bill.original().equals(lower.original())) {
                var off = rest.compareTo(bill.gross()) < 0 ? rest : bill.gross();
                left.put(bill.invoice(), bill.coming(bill.gross().minus(off)));
                rest = rest.minus(off);
            }
        }
        return rest;
    }
}
