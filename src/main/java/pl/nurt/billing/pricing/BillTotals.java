package pl.nurt.billing.pricing;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import pl.nurt.platform.Money;

/** Sums of a bill by rate of VAT. The tax is that of the sum, not the sum of the lines' taxes: art. 106e ust. 10 of the VAT Act. */
public record BillTotals(SortedMap<VatRate, Money> netByRate, SortedMap<VatRate, Money> vatByRate) {
    public BillTotals {
        netByRate = Collections.unmodifiableSortedMap(new TreeMap<>(netByRate));
        vatByRate = Collections.unmodifiableSortedMap(new TreeMap<>(vatByRate));
    }

    public static BillTotals of(Collection<BillLine> lines) {
        var net = new TreeMap<VatRate, Money>();
        lines.forEach(line -> net.merge(line.price().vat(), line.net(), Money::plus));
        return ofNet(net);
    }

    /** With the tax of each sum. */
    public static BillTotals ofNet(SortedMap<VatRate, Money> net) {
        var vat = new TreeMap<VatRate, Money>();
        net.forEach((rate, sum) -> vat.put(rate, rate.on(sum)));
        return new BillTotals(net, vat);
    }

    /** What a correction from those totals to these ones changes; its tax is the difference of the taxes, not a tax of the difference. */
    public BillTotals since(BillTotals before) {
        return new BillTotals(
                join(netByRate, before.netByRate, Money::minus), join(vatByRate, before.vatByRate, Money::minus));
    }

    public BillTotals plus(BillTotals other) {
        return new BillTotals(
                join(netByRate, other.netByRate, Money::plus), join(vatByRate, other.vatByRate, Money::plus));
    }

    public Money net() {
        return Money.sum(netByRate.values());
    }

    public Money vat() {
        return Money.sum(vatByRate.values());
    }

    public Money gross() {
        return net().plus(vat());
    }

    private static SortedMap<VatRate, Money> join(
            SortedMap<VatRate, Money> one, SortedMap<VatRate, Money> other, BinaryOperator<Money> how) {
        var joined = new TreeMap<>(one);
        other.forEach((rate, sum) -> joined.put(rate, how.apply(joined.getOrDefault(rate, Money.ZERO), sum)));
        return joined;
    }
}
