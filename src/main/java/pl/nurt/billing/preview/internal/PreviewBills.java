package pl.nurt.billing.preview.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Deduction;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.internal.rules.TariffCalculator;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlaceUse;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

/**
 * What a contract costs on some days under some prices. Days are booked to the litre, while bills are made of what the register shows in billed
 * units: a single contract may differ from its bill by one such unit, many together hardly do.
 */
public record PreviewBills(Collection<Price> prices, BillingSettings settings) {
    public PreviewBills {
        prices = List.copyOf(prices);
    }

    /** Gross; null when a price is missing. @param main what was used there in all */
    public @Nullable Money gross(PreviewedContract contract, PlaceDays days, CubicMetres main, PlaceUse use) {
        var used = volume(main.value());
        var garden = volume(use.sub().value().max(BigDecimal.ZERO).min(main.value()));
        var supply = Supply.metered(
                contract.terms(),
                List.of(new UsedWater(
                        days.from(),
                        days.until(),
                        used,
                        false,
                        List.of(new Reason.DaysBooked(days.from(), days.until(), used)))),
                List.of(new Deduction("", BigDecimal.ZERO, garden, garden, null, null, null)));
        var request = new BillRequest(days.from(), days.until(), List.of(supply), List.of());
        return TariffCalculator.bill(request, prices, settings) instanceof Priced.Bill bill
                ? bill.totals().gross()
                : null;
    }

    private BigDecimal volume(BigDecimal litres) {
        return litres.setScale(settings.quantityScale(), RoundingMode.HALF_UP);
    }
}
