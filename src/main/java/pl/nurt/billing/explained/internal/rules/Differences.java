package pl.nurt.billing.explained.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.explained.BillDifference;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.platform.Money;

/**
 * Divides the difference of two bills among days, use and prices.
 *
 * <p>For each service the earlier bill gives a price for a unit and a pace for a day. More days at that pace and price is what days
 * changed; what was used beyond that, at that price, is what use changed; all that is left is what prices changed. So the parts always add
 * up. They are gross: the net parts carry the tax as the whole bill does, and the rounding falls to the prices where one changed, else
 * to the largest part.
 */
public final class Differences {
    private static final int PRECISE = 12;

    private Differences() {}

    private static final class Sum {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal gross = BigDecimal.ZERO;
        private boolean monthly;

        void add(InvoiceLine line) {
            quantity = quantity.add(line.quantity());
            gross = gross.add(line.net()
                    .amount()
                    .multiply(BigDecimal.ONE.add(line.rate().percent().movePointLeft(2))));
            monthly = line.unit() == PriceUnit.MONTH;
        }

        BigDecimal price() {
            return quantity.signum() == 0 ? BigDecimal.ZERO : gross.divide(quantity, PRECISE, RoundingMode.HALF_UP);
        }
    }

    public static BillDifference between(Invoice before, Invoice now) {
        var then = sums(before);
        var today = sums(now);
        var daysThen = BigDecimal.valueOf(ChronoUnit.DAYS.between(before.from(), before.until()));
        var daysNow = BigDecimal.valueOf(ChronoUnit.DAYS.between(now.from(), now.until()));
        var days = BigDecimal.ZERO;
        var use = BigDecimal.ZERO;
        var other = BigDecimal.ZERO;
        var services = new LinkedHashSet<>(then.keySet());
        services.addAll(today.keySet());
        for (var service : services) {
            var one = then.get(service);
            var two = today.get(service);
            if (one == null || two == null || service.kind() == ServiceKind.EXTRA) {
                other = other.add(gross(two)).subtract(gross(one));
            } else if (one.monthly) {
                days = days.add(two.quantity.subtract(one.quantity).multiply(one.price()));
            } else {
                var atThatPace = one.quantity.multiply(daysNow).divide(daysThen, PRECISE, RoundingMode.HALF_UP);
                days = days.add(atThatPace.subtract(one.quantity).multiply(one.price()));
                use = use.add(two.quantity.subtract(atThatPace).multiply(price(one, two)));
            }
        }
        var whole = now.gross().minus(before.gross());
        var parts = new BillDifference(before, Money.of(days), Money.of(use), Money.ZERO, Money.of(other));
        var rest = whole.minus(parts.whole());
        return haveOtherPrices(before, now) ? parts.with(rest) : rounded(parts, rest);
    }

    /** Whether any service of both costs another net price or bears another tax than it did. */
    private static boolean haveOtherPrices(Invoice before, Invoice now) {
        var then = prices(before);
        var today = prices(now);
        return then.keySet().stream()
                .anyMatch(service ->
                        today.containsKey(service) && !today.get(service).equals(then.get(service)));
    }

    /** Plain, so that 5 and 5.00 are one. */
    private static Map<BilledService, Set<String>> prices(Invoice invoice) {
        return invoice.lines().stream()
                .collect(Collectors.groupingBy(
                        InvoiceLine::service,
                        Collectors.mapping(
                                line -> line.netPrice().stripTrailingZeros().toPlainString() + " " + line.rate(),
                                Collectors.toSet())));
    }

    /** Where no price is another one, what is left of rounding falls to the largest part. */
    private static BillDifference rounded(BillDifference parts, Money rest) {
        var days = parts.days().abs();
        var use = parts.use().abs();
        var other = parts.other().abs();
        if (use.compareTo(days) >= 0 && use.compareTo(other) >= 0) {
            return parts.plus(Money.ZERO, rest, Money.ZERO);
        }
        return days.compareTo(other) >= 0
                ? parts.plus(rest, Money.ZERO, Money.ZERO)
                : parts.plus(Money.ZERO, Money.ZERO, rest);
    }

    /** Who used nothing before has no price then; the one of now tells what the use costs. */
    private static BigDecimal price(Sum before, Sum now) {
        return before.quantity.signum() == 0 ? now.price() : before.price();
    }

    private static BigDecimal gross(@Nullable Sum sum) {
        return sum == null ? BigDecimal.ZERO : sum.gross;
    }

    private static Map<BilledService, Sum> sums(Invoice invoice) {
        var sums = new LinkedHashMap<BilledService, Sum>();
        invoice.lines()
                .forEach(line -> sums.computeIfAbsent(line.service(), service -> new Sum())
                        .add(line));
        return sums;
    }
}
