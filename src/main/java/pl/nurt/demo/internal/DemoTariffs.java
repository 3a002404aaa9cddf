package pl.nurt.demo.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffItem;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.billing.tariffs.VatClass;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;

/**
 * The tariff that Młynary published for 2021, as far as it was found, and invented ones for every three years since, for later prices are not
 * known here; the next one is a draft.
 */
@Component
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoTariffs {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 7);
    private static final LocalDate INVENTED = LocalDate.of(2023, 9, 7);
    private static final int YEARS = 3;
    /** Prices rise by so much a year. */
    private static final BigDecimal RISE = new BigDecimal("1.03");

    private final Tariffs tariffs;
    private final Clock clock;

    DemoTariffs(Tariffs tariffs, Clock clock) {
        this.tariffs = tariffs;
        this.clock = clock;
    }

    /** @param account of whoever keeps tariffs */
    void fill(UserAccountId account) {
        var keeper = new Viewer(account, Set.of(Role.ADMIN));
        tariffs.add(keeper, published());
        var from = INVENTED;
        for (; !from.isAfter(CivilTime.dayOf(clock.instant())); from = from.plusYears(YEARS)) {
            var id = tariffs.add(keeper, invented(from));
            tariffs.publish(keeper, id, 1, false);
        }
        tariffs.add(keeper, invented(from));
    }

    /** Two of its three years, and of the second one not all: so it stays a draft, for nobody may be billed by half a tariff. */
    private static TariffDraft published() {
        return new TariffDraft(
                "GD.RZT.70.299.234.D.DW",
                "Dyrektor RZGW Wód Polskich w Gdańsku",
                TariffOrigin.PUBLISHED,
                "Decyzja z 10.08.2021. Ceny z ogłoszenia „Ceny wody i ścieków” na mlynary.pl. Nie znaleziono abonamentu w 2. roku "
                        + "ani żadnej ceny w 3. roku (od 7.09.2023).",
                FIRST,
                INVENTED.plusYears(1),
                new BillingSettings(0, SplitBy.DAYS),
                List.of(FIRST, FIRST.plusYears(1), INVENTED),
                List.of(
                        item(BilledService.WATER, PriceFor.EVERYBODY, "4.27", "4.39"),
                        item(BilledService.SEWAGE, PriceFor.group("GD"), "4.54", "4.55"),
                        item(BilledService.SEWAGE, PriceFor.group("PR"), "7.78", "7.79"),
                        item(BilledService.SUBSCRIPTION, PriceFor.EVERYBODY, "4.05")),
                0);
    }

    private static TariffDraft invented(LocalDate from) {
        return new TariffDraft(
                "ZMYŚLONA/" + from.getYear(),
                "nikt: taryfa zmyślona do pokazu",
                TariffOrigin.INVENTED,
                "Obecne ceny w Młynarach nie są tu znane. Te ceny są zmyślone: o 3 % wyższe każdego roku.",
                from,
                from.plusYears(YEARS),
                new BillingSettings(3, SplitBy.DAYS),
                List.of(from, from.plusYears(1), from.plusYears(2)),
                List.of(
                        risen(from, BilledService.WATER, PriceFor.EVERYBODY, "4.52"),
                        risen(from, BilledService.SEWAGE, PriceFor.group("GD"), "4.69"),
                        risen(from, BilledService.SEWAGE, PriceFor.group("UP"), "5.90"),
                        risen(from, BilledService.SEWAGE, PriceFor.group("PR"), "8.02"),
                        risen(from, BilledService.RAIN, PriceFor.EVERYBODY, "24.00"),
                        risen(from, BilledService.SUBSCRIPTION, PriceFor.invoice(InvoiceForm.PAPER), "5.20"),
                        risen(from, BilledService.SUBSCRIPTION, PriceFor.invoice(InvoiceForm.ELECTRONIC), "4.20"),
                        new TariffItem(
                                BilledService.extra("ekspertyza-wodomierza"),
                                PriceFor.EVERYBODY,
                                PriceUnit.PIECE,
                                VatClass.VAT_STANDARD,
                                List.of(new BigDecimal("41.50"), new BigDecimal("41.50"), new BigDecimal("41.50")))),
                0);
    }

    private static TariffItem risen(LocalDate from, BilledService service, PriceFor whom, String first) {
        var price = new BigDecimal(first);
        var net = new ArrayList<@Nullable BigDecimal>();
        for (var year = INVENTED.getYear(); year < from.getYear() + YEARS; year++) {
            if (year >= from.getYear()) {
                net.add(price.setScale(2, RoundingMode.HALF_UP));
            }
            price = price.multiply(RISE);
        }
        return item(service, whom, net);
    }

    private static TariffItem item(BilledService service, PriceFor whom, String... net) {
        return item(service, whom, Stream.of(net).map(BigDecimal::new).toList());
    }

    private static TariffItem item(BilledService service, PriceFor whom, List<@Nullable BigDecimal> net) {
        var monthly = service.equals(BilledService.SUBSCRIPTION) || service.equals(BilledService.RAIN);
        return new TariffItem(
                service, whom, monthly ? PriceUnit.MONTH : PriceUnit.CUBIC_METRE, VatClass.VAT_REDUCED, net);
    }
}
