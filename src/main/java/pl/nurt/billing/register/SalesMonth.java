package pl.nurt.billing.register;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import pl.nurt.platform.Money;

/**
 * What was issued in one month, by the day of issue: for water and sewage the duty to pay VAT arises with the invoice (art. 19a ust. 5 pkt 4 of the
 * VAT Act).
 *
 * @param isOver whether its last day is past, so that nothing more can be issued in it
 * @param closings the latest first
 */
public record SalesMonth(
        YearMonth month,
        long invoices,
        Money net,
        Money vat,
        Money gross,
        boolean isOver,
        List<MonthClosing> closings) {
    public SalesMonth {
        closings = List.copyOf(closings);
    }

    /** The closing that holds, if the month is closed. */
    public Optional<MonthClosing> closed() {
        return closings.stream().filter(MonthClosing::isClosed).findFirst();
    }
}
