package pl.nurt.billing.invoices;

import java.util.List;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** The sum of an invoice under one rate. */
public record InvoiceVat(VatRate rate, Money net, Money tax) {
    /** By rate, the lowest first. */
    public static List<InvoiceVat> of(BillTotals totals) {
        return totals.netByRate().entrySet().stream()
                .map(net -> new InvoiceVat(
                        net.getKey(), net.getValue(), totals.vatByRate().getOrDefault(net.getKey(), Money.ZERO)))
                .toList();
    }
}
