package pl.nurt.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.billing.tariffs.VatClass;

/** Tariffs for tests. */
public final class TariffDrafts {
    private TariffDrafts() {}

    /** With one step and prices for everybody; its decision is its first day. */
    public static TariffDraft draft(LocalDate from, LocalDate until, TariffItem... items) {
        return draft(from, until, List.of(from), items);
    }

    public static TariffDraft draft(LocalDate from, LocalDate until, List<LocalDate> steps, TariffItem... items) {
        return new TariffDraft(
                "GD." + from,
                "RZGW Gdańsk",
                TariffOrigin.DECISION,
                null,
                from,
                until,
                new BillingSettings(3, SplitBy.DAYS),
                steps,
                List.of(items),
                0);
    }

    /** Water, sewage and a subscription for everybody. */
    public static TariffItem[] usual(String water, String sewage, String subscription) {
        return new TariffItem[] {
            item(BilledService.WATER, PriceFor.EVERYBODY, water),
            item(BilledService.SEWAGE, PriceFor.EVERYBODY, sewage),
            item(BilledService.SUBSCRIPTION, PriceFor.EVERYBODY, subscription)
        };
    }

    public static TariffItem item(BilledService service, PriceFor whom, String... net) {
        return new TariffItem(
                service,
                whom,
                service.equals(BilledService.SUBSCRIPTION) ? PriceUnit.MONTH : PriceUnit.CUBIC_METRE,
                VatClass.VAT_REDUCED,
                Arrays.stream(net).map(BigDecimal::new).toList());
    }

    /** The same as it was read with that version. */
    public static TariffDraft version(TariffDraft draft, int version) {
        return new TariffDraft(
                draft.decision(),
                draft.authority(),
                draft.origin(),
                draft.note(),
                draft.from(),
                draft.until(),
                draft.settings(),
                draft.steps(),
                draft.items(),
                version);
    }
}
