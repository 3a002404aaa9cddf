package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import pl.nurt.billing.pricing.BillLine;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.OrderedWork;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.platform.Money;

/**
 * Makes a bill from what was taken and what it costs: the same bill for the same things, whoever asks and however often. It is whole or it is
 * none: where a price or a volume is missing it says what and on which days.
 */
public final class TariffCalculator {
    private final BillRequest request;
    private final BillingSettings settings;
    private final List<BillProblem> problems = new ArrayList<>();
    private final List<BillLine> lines = new ArrayList<>();
    private final PriceChoice prices;

    private TariffCalculator(BillRequest request, Collection<Price> prices, BillingSettings settings) {
        this.request = request;
        this.settings = settings;
        this.prices = new PriceChoice(prices, problems);
    }

    /** @param prices all that may hold on the days of the request, of whichever tariff */
    public static Priced bill(BillRequest request, Collection<Price> prices, BillingSettings settings) {
        return new TariffCalculator(request, prices, settings).bill();
    }

    private Priced bill() {
        request.supplies().forEach(this::media);
        if (!request.supplies().isEmpty()) {
            subscription(request.supplies().getFirst());
            request.ordered().forEach(work -> ordered(work, request.supplies().getFirst()));
        }
        return problems.isEmpty() ? new Priced.Bill(lines, BillTotals.of(lines)) : new Priced.Refused(problems);
    }

    private void media(Supply supply) {
        var from = from(supply);
        var until = until(supply);
        if (!from.isBefore(until)) {
            return;
        }
        var volumes = new TakenVolumes(supply, from, until, settings);
        volumes.problems().forEach(problems::add);
        volume(supply, BilledService.WATER, from, until, volumes);
        volume(supply, BilledService.SEWAGE, from, until, volumes);
        if (supply.terms().stream().anyMatch(terms -> terms.rain() && overlaps(terms.from(), terms.until()))) {
            rain(supply, from, until);
        }
    }

    private void volume(Supply supply, BilledService service, LocalDate from, LocalDate until, TakenVolumes volumes) {
        var segments = prices.segments(service, supply.terms(), from, until);
        if (segments.stream().allMatch(segment -> segment.price() == null)) {
            return;
        }
        if (!volumes.areKnown()) {
            problems.add(BillProblem.of(BillProblem.Kind.NO_QUANTITY, service, from, until, List.of()));
            return;
        }
        var shares = service.equals(BilledService.WATER) ? volumes.water(segments) : volumes.sewage(segments);
        for (var place = 0; place < segments.size(); place++) {
            var segment = segments.get(place);
            var price = segment.price();
            if (price != null) {
                var share = shares.get(place);
                line(segment, price, share.quantity(), volumes.isEstimate(), share.reasons());
            }
        }
    }

    private void rain(Supply supply, LocalDate from, LocalDate until) {
        var segments = prices.segments(BilledService.RAIN, supply.terms(), from, until);
        for (var segment : segments) {
            var price = segment.price();
            if (price == null) {
                continue;
            }
            var monthly = supply.rainMonthly();
            if (price.unit() == PriceUnit.MONTH) {
                months(segment, price);
            } else if (monthly == null) {
                problems.add(BillProblem.of(
                        BillProblem.Kind.NO_QUANTITY, BilledService.RAIN, segment.from(), segment.until(), List.of()));
            } else {
                var months = Months.between(segment.from(), segment.until());
                line(
                        segment,
                        price,
                        months.of(monthly, settings.quantityScale()),
                        false,
                        List.of(new Reason.FlatRate(monthly)));
            }
        }
    }

    /** A tariff may have no such fee at all; one that has it for anybody must say what it is for everybody. */
    private void subscription(Supply supply) {
        var from = from(supply);
        var until = until(supply);
        if (from.isBefore(until) && prices.knows(BilledService.SUBSCRIPTION, from, until)) {
            for (var segment : prices.segments(BilledService.SUBSCRIPTION, supply.terms(), from, until)) {
                var price = segment.price();
                if (price != null) {
                    months(segment, price);
                }
            }
        }
    }

    private void months(Segment segment, Price price) {
        var months = Months.between(segment.from(), segment.until());
        lines.add(new BillLine(
                segment.from(),
                segment.until(),
                months.quantity(),
                price,
                months.times(price.net()),
                false,
                months.reasons()));
    }

    private void ordered(OrderedWork work, Supply supply) {
        var price = prices.on(BilledService.extra(work.code()), supply.terms(), work.day());
        if (price != null) {
            line(
                    new Segment(work.day(), work.day().plusDays(1), price),
                    price,
                    work.pieces(),
                    false,
                    List.of(new Reason.Ordered(work.day())));
        }
    }

    private void line(Segment segment, Price price, BigDecimal quantity, boolean estimate, List<Reason> reasons) {
        lines.add(new BillLine(
                segment.from(),
                segment.until(),
                quantity,
                price,
                Money.of(price.net().multiply(quantity)),
                estimate,
                reasons));
    }

    private LocalDate from(Supply supply) {
        var begun = supply.terms().getFirst().from();
        return begun.isAfter(request.from()) ? begun : request.from();
    }

    private LocalDate until(Supply supply) {
        var ended = supply.terms().getLast().until();
        return ended.isBefore(request.until()) ? ended : request.until();
    }

    private boolean overlaps(LocalDate from, LocalDate until) {
        return from.isBefore(request.until()) && request.from().isBefore(until);
    }
}
