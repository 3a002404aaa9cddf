package pl.nurt.billing.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import pl.nurt.platform.Money;

/**
 * A line of a bill with everything that explains it.
 *
 * @param until the first day that no longer belongs to it
 * @param quantity as printed; parts of months with six decimals
 * @param net rounded once, from the printed volume or the exact part of months
 * @param reasons in the order in which they are told
 */
public record BillLine(
        LocalDate from,
        LocalDate until,
        BigDecimal quantity,
        Price price,
        Money net,
        boolean estimate,
        List<Reason> reasons) {
    public BillLine {
        reasons = List.copyOf(reasons);
    }

    public BilledService service() {
        return price.service();
    }
}
