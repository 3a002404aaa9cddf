package pl.nurt.billing.tariffs.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.internal.rules.PriceChoice;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffProblem;
import pl.nurt.billing.tariffs.TariffProblem.Kind;

/** Looks for days without a price and days with two, before anybody is billed by them. */
public final class TariffChecks {
    private final TariffDraft tariff;
    private final List<Tariff> published;
    private final LocalDate today;

    /**
     * @param published the other tariffs by which bills are made
     * @param today a tariff that holds is superseded from today on at the earliest: what was billed stays as it was
     */
    public TariffChecks(TariffDraft tariff, Collection<Tariff> published, LocalDate today) {
        this.tariff = tariff;
        this.published = published.stream()
                .filter(other -> other.from().isBefore(other.until()))
                .sorted(Comparator.comparing(Tariff::from))
                .toList();
        this.today = today;
    }

    /** Holes to the tariffs before and after, and days on which another one holds. */
    public List<TariffProblem> besideOthers() {
        var problems = new ArrayList<TariffProblem>();
        published.stream()
                .filter(other -> other.until().isBefore(tariff.from()))
                .reduce((earlier, later) -> later)
                .filter(before -> nobodyBetween(before.until(), tariff.from()))
                .ifPresent(before -> problems.add(TariffProblem.between(
                        Kind.HOLE, before.until(), tariff.from(), before.said().decision())));
        published.stream()
                .filter(other ->
                        other.from().isBefore(tariff.until()) && tariff.from().isBefore(other.until()))
                .forEach(other -> problems.add(meeting(other)));
        published.stream()
                .filter(other -> other.from().isAfter(tariff.until()))
                .findFirst()
                .filter(after -> nobodyBetween(tariff.until(), after.from()))
                .ifPresent(after -> problems.add(TariffProblem.between(
                        Kind.HOLE, tariff.until(), after.from(), after.said().decision())));
        return problems;
    }

    private boolean nobodyBetween(LocalDate from, LocalDate until) {
        return published.stream().noneMatch(other -> other.from().isBefore(until) && from.isBefore(other.until()));
    }

    private TariffProblem meeting(Tariff other) {
        var from = later(other.from(), tariff.from());
        var until = other.until().isBefore(tariff.until()) ? other.until() : tariff.until();
        var takesItsPlace = !tariff.from().isBefore(later(other.from(), today))
                && !tariff.until().isBefore(other.until());
        return TariffProblem.between(
                takesItsPlace ? Kind.SUPERSEDES : Kind.OVERLAP,
                from,
                until,
                other.said().decision());
    }

    /**
     * What contracts take, but has no price or two for them.
     *
     * @param prices those that follow from this tariff
     * @param terms that contracts hold
     */
    public List<TariffProblem> forContracts(Collection<Price> prices, List<TermsInUse> terms) {
        var problems = new ArrayList<TariffProblem>();
        for (var some : terms) {
            for (var service : List.of(
                    BilledService.WATER, BilledService.SEWAGE, BilledService.RAIN, BilledService.SUBSCRIPTION)) {
                if (isNeeded(service, prices)) {
                    var found = new ArrayList<BillProblem>();
                    new PriceChoice(prices, found)
                            .segments(service, List.of(some.terms()), tariff.from(), tariff.until());
                    found.forEach(one -> problems.add(problem(one, service, some)));
                }
            }
        }
        return problems;
    }

    private static TariffProblem problem(BillProblem found, BilledService service, TermsInUse some) {
        var from = found.from();
        var until = found.until();
        if (from == null || until == null) {
            throw new IllegalStateException("a price is missing on days: " + found);
        }
        return new TariffProblem(
                found.kind() == BillProblem.Kind.NO_PRICE ? Kind.NO_PRICE : Kind.TWO_PRICES,
                from,
                until,
                null,
                service,
                some.terms(),
                some.contracts());
    }

    /** A tariff without any subscription fee has none. */
    private static boolean isNeeded(BilledService service, Collection<Price> prices) {
        return !service.equals(BilledService.SUBSCRIPTION)
                || prices.stream().anyMatch(price -> price.service().equals(service));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
