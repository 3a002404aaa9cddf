package pl.nurt.billing.pricing.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Deduction;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.internal.rules.QuantitySplit.Share;

/** How much water and sewage falls to which days of a supply. */
final class TakenVolumes {
    private final List<UsedWater> used;
    private final List<Reason> deducted = new ArrayList<>();
    private final List<BillProblem> problems = new ArrayList<>();
    private final BigDecimal water;
    private final BigDecimal sewage;
    private final BillingSettings settings;
    private final QuantitySplit split;

    TakenVolumes(Supply supply, LocalDate from, LocalDate until, BillingSettings settings) {
        this.settings = settings;
        split = new QuantitySplit(settings.quantityScale());
        used = used(supply, from, until, settings);
        water = used.stream().map(UsedWater::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        sewage = water.subtract(deduct(supply, until.minusDays(1)));
        if (sewage.signum() < 0) {
            problems.add(BillProblem.ofMeter(
                    BillProblem.Kind.DEDUCTION_ABOVE_USE,
                    supply.deductions().stream().map(Deduction::meter).toList()));
        }
    }

    private static List<UsedWater> used(Supply supply, LocalDate from, LocalDate until, BillingSettings settings) {
        var monthly = supply.flatMonthly();
        if (!supply.used().isEmpty() || monthly == null) {
            return supply.used();
        }
        var volume = Months.between(from, until).of(monthly, settings.quantityScale());
        return List.of(new UsedWater(from, until, volume, false, List.of(new Reason.FlatRate(monthly))));
    }

    private BigDecimal deduct(Supply supply, LocalDate lastDay) {
        var sum = BigDecimal.ZERO;
        for (var one : supply.deductions()) {
            if (one.countsUntil(lastDay)) {
                sum = sum.add(one.used());
                deducted.add(new Reason.Deducted(one.meter(), one.opening(), one.closing(), one.used()));
            } else {
                deducted.add(new Reason.NotDeducted(one.meter(), one.used()));
            }
        }
        return sum;
    }

    boolean areKnown() {
        return !used.isEmpty();
    }

    boolean isEstimate() {
        return used.stream().anyMatch(UsedWater::estimate);
    }

    List<BillProblem> problems() {
        return problems;
    }

    List<Share> water(List<Segment> segments) {
        if (settings.split() == SplitBy.READING && segments.size() > 1) {
            return split.byReadings(used, segments);
        }
        var known = used.stream().flatMap(some -> some.reasons().stream()).toList();
        return with(known, split.byDays(water, segments));
    }

    /** As the water, less what did not return, which is divided by days; never less than nothing. */
    List<Share> sewage(List<Segment> segments) {
        var reasons = new ArrayList<Reason>();
        reasons.add(new Reason.AsWater());
        reasons.addAll(deducted);
        if (sewage.compareTo(water) == 0) {
            return with(reasons, bare(water(segments)));
        }
        return with(reasons, lessDeducted(segments));
    }

    private List<Share> lessDeducted(List<Segment> segments) {
        var byDays = split.byDays(sewage, segments);
        if (settings.split() == SplitBy.DAYS || segments.size() == 1) {
            return byDays;
        }
        var taken = split.byReadings(used, segments);
        var gone = split.byDays(water.subtract(sewage), segments);
        var left = new ArrayList<Share>();
        for (var place = 0; place < segments.size(); place++) {
            left.add(new Share(
                    taken.get(place).quantity().subtract(gone.get(place).quantity()),
                    gone.get(place).reasons()));
        }
        // More may have gone into the garden on some days than the days' share of it says.
        return left.stream().anyMatch(share -> share.quantity().signum() < 0) ? byDays : left;
    }

    /** What is said of the water's line need not be said again, only how it was divided. */
    private static List<Share> bare(List<Share> shares) {
        return shares.stream()
                .map(share -> new Share(
                        share.quantity(),
                        share.reasons().stream()
                                .filter(reason -> !(reason instanceof Reason.Counted
                                        || reason instanceof Reason.BilledTo
                                        || reason instanceof Reason.DaysBooked))
                                .toList()))
                .toList();
    }

    private static List<Share> with(List<Reason> first, List<Share> shares) {
        return shares.stream()
                .map(share -> new Share(BigDecimal.ZERO, first).plus(share))
                .toList();
    }
}
