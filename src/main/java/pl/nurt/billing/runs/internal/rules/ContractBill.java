package pl.nurt.billing.runs.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BillProblem;
import pl.nurt.billing.pricing.BillRequest;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.pricing.Supply;
import pl.nurt.billing.pricing.UsedWater;
import pl.nurt.billing.pricing.internal.rules.GardenUse;
import pl.nurt.billing.pricing.internal.rules.MeteredUse;
import pl.nurt.billing.pricing.internal.rules.TariffCalculator;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** Prices a contract's days and finds what somebody should look at before they are billed. */
public final class ContractBill {
    private final ContractFacts contract;
    private final DueDays days;
    private final List<MeteredPart> parts;
    private final HoldLimits limits;
    private final List<Hold> holds = new ArrayList<>();

    private ContractBill(ContractFacts contract, DueDays days, List<MeteredPart> parts, HoldLimits limits) {
        this.contract = contract;
        this.days = days;
        this.parts = List.copyOf(parts);
        this.limits = limits;
    }

    /**
     * @param parts what the meters of the place counted on these days
     * @param before what was used on as many days before; null when it is not known or not to be asked
     * @param prices all that may hold on these days
     */
    public static Assessment assess(
            ContractFacts contract,
            DueDays days,
            List<MeteredPart> parts,
            @Nullable CubicMetres before,
            Collection<Price> prices,
            BillingSettings settings,
            HoldLimits limits) {
        return new ContractBill(contract, days, parts, limits).assess(before, prices, settings);
    }

    private Assessment assess(@Nullable CubicMetres before, Collection<Price> prices, BillingSettings settings) {
        var terms = contract.terms();
        if (terms.isEmpty()) {
            return new Assessment(days, null, null, List.of(Hold.of(HoldReason.NO_TERMS)));
        }
        if (contract.buyer() == null) {
            hold(HoldReason.NO_ADDRESS);
        }
        var group = days.last(terms).orElse(terms.getLast()).group();
        if (isAllBilledToAnother()) {
            return new Assessment(days, group, null, holds);
        }
        var validTo = contract.validTo();
        if (validTo != null && !validTo.isAfter(days.until())) {
            hold(HoldReason.CONTRACT_ENDS, validTo.minusDays(1).toString());
        }
        openings();
        parts.forEach(this::meter);
        var counted = parts.stream().map(MeteredPart::counted).toList();
        var metered = MeteredUse.of(
                counted,
                days.from(),
                days.until(),
                settings.quantityScale(),
                contract.billed().asBilled());
        if (metered.problems().isEmpty()) {
            unusual(metered.used(), before);
        }
        var bill = bill(metered, prices, settings);
        return new Assessment(days, group, bill, holds);
    }

    /** Says on which days another contract was billed for the same place. @return whether none is left */
    private boolean isAllBilledToAnother() {
        var other = contract.billed().elsewhere();
        var own = contract.billed().until();
        var begin = own == null || own.isBefore(contract.validFrom()) ? contract.validFrom() : own;
        if (other == null || !other.until().isAfter(begin) || other.until().isBefore(days.from())) {
            return false;
        }
        hold(HoldReason.BILLED_TO_ANOTHER, other.number(), day(other.until().minusDays(1)));
        return other.until().isAfter(days.from());
    }

    /** What ran between two invoices of a contract is on one of them: each begins with the index with which the one before ended. */
    private void openings() {
        if (!days.from().equals(contract.billed().until())) {
            return;
        }
        for (var last : contract.billed().indexes()) {
            var now = parts.stream()
                    .map(part -> part.counted().opening())
                    .filter(opening -> opening.meter().equals(last.meter()))
                    .map(IndexReading::index)
                    .toList();
            if (last.origin() != IndexReading.Origin.REMOVED && !now.contains(last.index())) {
                hold(
                        HoldReason.OPENING_DIFFERS,
                        last.serialNumber(),
                        plain(last.index().value()),
                        now.isEmpty() ? "–" : plain(now.getFirst().value()));
            }
        }
    }

    private Priced.@Nullable Bill bill(MeteredUse metered, Collection<Price> prices, BillingSettings settings) {
        if (!metered.problems().isEmpty()) {
            problems(metered.problems());
            return null;
        }
        var deductions =
                GardenUse.of(parts, settings.quantityScale(), contract.billed().asBilled());
        var supply = Supply.metered(contract.terms(), metered.used(), deductions);
        var request = new BillRequest(days.from(), days.until(), List.of(supply), List.of());
        return switch (TariffCalculator.bill(request, prices, settings)) {
            case Priced.Refused refused -> {
                problems(refused.problems());
                yield null;
            }
            case Priced.Bill bill
            when bill.lines().isEmpty() -> {
                hold(HoldReason.NOTHING_TO_BILL);
                yield null;
            }
            case Priced.Bill bill -> bill;
        };
    }

    private void meter(MeteredPart part) {
        var meter = part.counted().serialNumber();
        var closing = part.counted().closing();
        var closed = CivilTime.dayOf(closing.at());
        var removed = closing.origin() == IndexReading.Origin.REMOVED;
        var lastDay =
                removed && closed.isBefore(days.until()) ? closed : days.until().minusDays(1);
        if (part.oddAt() != null) {
            hold(HoldReason.SUSPECT_READING, meter, day(CivilTime.dayOf(part.oddAt())));
        }
        if (!removed && closed.isBefore(days.until().minusDays(limits.silentDays() + 1L))) {
            hold(
                    HoldReason.MISSING_READINGS,
                    meter,
                    day(closed),
                    plain(closing.index().value()));
        }
        var opened = CivilTime.dayOf(part.counted().opening().at());
        if (part.counted().role() == MeterRole.MAIN
                && part.counted().use() != null
                && contract.billed().until() == null
                && opened.isBefore(days.from().minusDays(limits.silentDays()))) {
            hold(HoldReason.OLD_OPENING, meter, day(opened));
        }
        // A sub-meter whose verification ended is not deducted, and its line says so.
        if (part.counted().role() == MeterRole.MAIN && part.verifiedUntil().isBefore(lastDay)) {
            hold(HoldReason.VERIFICATION_EXPIRED, meter, day(part.verifiedUntil()));
        }
    }

    private void unusual(List<UsedWater> used, @Nullable CubicMetres before) {
        var sum = used.stream().map(UsedWater::used).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (before != null && limits.areFarApart(sum, before.value())) {
            hold(HoldReason.UNUSUAL_USE, plain(sum), plain(before.value()));
        }
    }

    private void problems(List<BillProblem> problems) {
        problems.stream()
                .map(problem -> new Hold(HoldReason.of(problem.kind()), facts(problem)))
                .distinct()
                .forEach(holds::add);
    }

    private static List<String> facts(BillProblem problem) {
        var from = problem.from();
        var until = problem.until();
        var about = from == null || until == null ? Stream.<String>of() : Stream.of(day(from), day(until.minusDays(1)));
        return Stream.concat(about, problem.facts().stream()).toList();
    }

    private void hold(HoldReason reason, String... facts) {
        holds.add(Hold.of(reason, facts));
    }

    private static String day(LocalDate day) {
        return day.toString();
    }

    private static String plain(BigDecimal volume) {
        return volume.setScale(CubicMetres.DECIMALS).toPlainString();
    }
}
