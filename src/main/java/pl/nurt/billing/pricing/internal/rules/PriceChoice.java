package pl.nurt.billing.pricing.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.Price;

/**
 * Which price holds for whom on which days: of those that fit the narrowest one. The day of a change has the new price. A day without a
 * price, or with two of which neither is narrower, is a problem with its dates, never a guess.
 */
public final class PriceChoice {
    private final Collection<Price> prices;
    private final List<BillProblem> problems;

    /** @param problems to which holes and overlaps are added */
    public PriceChoice(Collection<Price> prices, List<BillProblem> problems) {
        this.prices = prices;
        this.problems = problems;
    }

    /** Whether the service has a price for anybody on any of the days. */
    boolean knows(BilledService service, LocalDate from, LocalDate until) {
        return prices.stream()
                .anyMatch(price -> price.service().equals(service)
                        && price.from().isBefore(until)
                        && from.isBefore(price.until()));
    }

    /**
     * The days from the first to the last one, in order and without a gap. Where nothing that is paid changes, days are not cut; a hole is cut out
     * as if nothing were supplied, and said among the problems.
     */
    public List<Segment> segments(BilledService service, List<BilledTerms> terms, LocalDate from, LocalDate until) {
        var cuts = new TreeSet<LocalDate>();
        terms.forEach(some -> cut(cuts, some.from(), some.until(), from, until));
        prices.stream()
                .filter(price -> price.service().equals(service))
                .forEach(price -> cut(cuts, price.from(), price.until(), from, until));
        cuts.add(until);
        var segments = new ArrayList<Segment>();
        var begin = from;
        for (var end : cuts) {
            add(segments, new Segment(begin, end, price(service, terms, begin, end)));
            begin = end;
        }
        return segments;
    }

    /** What it costs on one day; empty when there is no such price, which is said among the problems. */
    @Nullable
    Price on(BilledService service, List<BilledTerms> terms, LocalDate day) {
        return price(service, terms, day, day.plusDays(1));
    }

    private static void cut(TreeSet<LocalDate> cuts, LocalDate first, LocalDate end, LocalDate from, LocalDate until) {
        for (var day : List.of(first, end)) {
            if (day.isAfter(from) && day.isBefore(until)) {
                cuts.add(day);
            }
        }
    }

    private static void add(List<Segment> segments, Segment next) {
        var last = segments.isEmpty() ? null : segments.getLast();
        if (last != null && isSame(last.price(), next.price())) {
            segments.set(segments.size() - 1, new Segment(last.from(), next.until(), last.price()));
        } else {
            segments.add(next);
        }
    }

    private static boolean isSame(@Nullable Price one, @Nullable Price other) {
        return one == null || other == null ? one == other : one.isSameAmountAs(other);
    }

    private @Nullable Price price(BilledService service, List<BilledTerms> terms, LocalDate from, LocalDate until) {
        var held = terms.stream().filter(some -> some.holdOn(from)).findFirst().orElse(null);
        if (held == null || !held.supply(service.kind())) {
            return null;
        }
        var fitting = prices.stream()
                .filter(price -> price.service().equals(service)
                        && price.holdsOn(from)
                        && price.whom().fits(held))
                .toList();
        var narrowest = fitting.stream()
                .filter(price ->
                        fitting.stream().noneMatch(other -> other.whom().isNarrowerThan(price.whom())))
                .toList();
        if (narrowest.size() == 1) {
            return narrowest.getFirst();
        }
        problem(service, from, until, held, narrowest);
        return null;
    }

    private void problem(
            BilledService service, LocalDate from, LocalDate until, BilledTerms held, List<Price> narrowest) {
        var kind = narrowest.isEmpty() ? BillProblem.Kind.NO_PRICE : BillProblem.Kind.PRICES_OVERLAP;
        var facts = narrowest.isEmpty()
                ? List.of(held.group())
                : narrowest.stream().map(price -> price.source().decision()).toList();
        var last = problems.isEmpty() ? null : problems.getLast();
        // Days that follow each other are one hole, whatever else begins or ends in it.
        if (last != null
                && from.equals(last.until())
                && service.equals(last.service())
                && last.facts().equals(facts)) {
            problems.set(problems.size() - 1, new BillProblem(kind, service, last.from(), until, facts));
        } else {
            problems.add(BillProblem.of(kind, service, from, until, facts));
        }
    }
}
