package pl.nurt.billing.explained;

import pl.nurt.billing.invoices.Invoice;
import pl.nurt.platform.Money;

/**
 * What makes a bill differ from an earlier one, in gross amounts that add up to the whole difference.
 *
 * @param before the earlier bill
 * @param days more or fewer days, at the pace and the prices of the earlier bill
 * @param use more or less a day, at the prices of the earlier bill
 * @param price other prices for what was used now
 * @param other services that only one of the two has
 */
public record BillDifference(Invoice before, Money days, Money use, Money price, Money other) {
    /** The same with so much for other prices. */
    public BillDifference with(Money prices) {
        return new BillDifference(before, days, use, prices, other);
    }

    /** The same with so much more of each. */
    public BillDifference plus(Money moreDays, Money moreUse, Money moreOther) {
        return new BillDifference(before, days.plus(moreDays), use.plus(moreUse), price, other.plus(moreOther));
    }

    /** Negative when the bill is lower now. */
    public Money whole() {
        return days.plus(use).plus(price).plus(other);
    }
}
