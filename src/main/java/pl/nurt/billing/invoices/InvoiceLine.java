package pl.nurt.billing.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.platform.Money;

/** A line of an invoice with all that explains it, as it was when it was issued. */
public record InvoiceLine(
        BilledService service,
        LocalDate from,
        LocalDate until,
        BigDecimal quantity,
        PriceUnit unit,
        BigDecimal netPrice,
        VatRate rate,
        Money net,
        boolean estimate,
        PriceSource source,
        List<Reason> reasons) {
    public InvoiceLine {
        reasons = List.copyOf(reasons);
    }

    /** Whether both say the same to whoever pays: only how they came about may differ. */
    public boolean saysAs(InvoiceLine other) {
        return service.equals(other.service)
                && from.equals(other.from)
                && until.equals(other.until)
                && quantity.compareTo(other.quantity) == 0
                && unit == other.unit
                && netPrice.compareTo(other.netPrice) == 0
                && rate.equals(other.rate)
                && net.equals(other.net)
                && estimate == other.estimate;
    }

    /** What lines come to: the tax of each rate from the sum of its net. */
    public static BillTotals totals(List<InvoiceLine> lines) {
        var net = new TreeMap<VatRate, Money>();
        lines.forEach(line -> net.merge(line.rate(), line.net(), Money::plus));
        return BillTotals.ofNet(net);
    }

    /** As it would stand on an invoice. */
    public static InvoiceLine of(BillLine line) {
        var price = line.price();
        return new InvoiceLine(
                line.service(),
                line.from(),
                line.until(),
                line.quantity(),
                price.unit(),
                price.net(),
                price.vat(),
                line.net(),
                line.estimate(),
                price.source(),
                line.reasons());
    }
}
