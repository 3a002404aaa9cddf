package pl.nurt.billing.explained;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.Money;

/**
 * What each kind of service makes of an invoice's gross sum: its net with its tax, and the grosz that rounding left falls to the largest.
 */
public final class BillShares {
    private BillShares() {}

    public static SortedMap<ServiceKind, Money> of(Invoice document) {
        var invoice = document.state();
        Map<ServiceKind, BigDecimal> exact = new EnumMap<>(ServiceKind.class);
        invoice.lines()
                .forEach(line -> exact.merge(
                        line.service().kind(),
                        line.net()
                                .amount()
                                .multiply(
                                        BigDecimal.ONE.add(line.rate().percent().movePointLeft(2))),
                        BigDecimal::add));
        var shares = new TreeMap<ServiceKind, Money>();
        exact.forEach((kind, gross) -> shares.put(kind, Money.of(gross)));
        shares.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .ifPresent(largest ->
                        shares.merge(largest, invoice.gross().minus(Money.sum(shares.values())), Money::plus));
        return shares;
    }
}
