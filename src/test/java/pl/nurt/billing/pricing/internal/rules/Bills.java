package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.customer.supply.InvoiceForm;

/** What tests of bills have in common: a household, prices, volumes. */
final class Bills {
    static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    static final LocalDate STEP = LocalDate.of(2026, 9, 7);
    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    static final BilledTerms HOUSEHOLD = new BilledTerms(
            LocalDate.MIN, LocalDate.MAX, "GD", Measured.METERED, InvoiceForm.PAPER, 1, true, true, false);

    private Bills() {}

    static Price price(BilledService service, String net, LocalDate from, LocalDate until) {
        return price(service, PriceFor.EVERYBODY, net, from, until);
    }

    static Price price(BilledService service, PriceFor whom, String net, LocalDate from, LocalDate until) {
        var unit = service.equals(BilledService.SUBSCRIPTION) ? PriceUnit.MONTH : PriceUnit.CUBIC_METRE;
        return new Price(
                new PriceSource("GD.1", 1), service, whom, unit, new BigDecimal(net), VatRate.of("8"), from, until);
    }

    static UsedWater used(LocalDate from, LocalDate until, String volume) {
        var used = new BigDecimal(volume);
        return new UsedWater(from, until, used, false, List.of(new Reason.DaysBooked(from, until, used)));
    }

    static BillRequest september(BilledTerms terms, UsedWater... used) {
        return new BillRequest(
                SEPTEMBER, OCTOBER, List.of(Supply.metered(List.of(terms), List.of(used), List.of())), List.of());
    }

    static List<BillLine> lines(Priced priced) {
        if (priced instanceof Priced.Bill bill) {
            return bill.lines();
        }
        throw new AssertionError(priced);
    }
}
