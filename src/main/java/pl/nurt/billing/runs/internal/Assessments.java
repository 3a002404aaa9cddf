package pl.nurt.billing.runs.internal;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.runs.internal.rules.ContractBill;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.runs.internal.rules.HoldLimits;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlaceUse;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.metering.use.PlacesUse;

/** Prices contracts, many at once: a few statements for all of them. */
@Component
class Assessments {
    private final PlacesChains chains;
    private final PlacesUse uses;
    private final HoldLimits limits;

    Assessments(PlacesChains chains, PlacesUse uses, BillSettings settings) {
        this.chains = chains;
        this.uses = uses;
        limits = new HoldLimits(settings.silentDays(), settings.unusualTimes(), settings.unusualCubicMetres());
    }

    /** A contract and the days to bill. */
    record Due(ContractFacts facts, DueDays days) {
        PlaceDays place() {
            return new PlaceDays(facts.place(), days.from(), days.until());
        }

        /** As many days before. */
        PlaceDays before() {
            var length = ChronoUnit.DAYS.between(days.from(), days.until());
            return new PlaceDays(facts.place(), days.from().minusDays(length), days.from());
        }

        boolean wasThereBefore() {
            return !facts.validFrom().isAfter(before().from());
        }
    }

    /** With what was used before, to tell what is unusual. */
    List<Assessed> assess(List<Due> due, PriceTable prices) {
        return assess(
                due,
                prices,
                uses.of(due.stream()
                        .filter(Due::wasThereBefore)
                        .map(Due::before)
                        .toList()));
    }

    /** One that was looked at before; what is unusual about it was told then. */
    Assessed again(Due due, PriceTable prices) {
        return assess(List.of(due), prices, Map.of()).getFirst();
    }

    private List<Assessed> assess(List<Due> due, PriceTable prices, Map<PlaceDays, PlaceUse> used) {
        var counted = chains.of(due.stream().map(Due::place).toList());
        var all = new ArrayList<Assessed>();
        for (var one : due) {
            var known = prices.since(one.days().from());
            all.add(new Assessed(
                    one.facts(),
                    ContractBill.assess(
                            one.facts(),
                            one.days(),
                            counted.getOrDefault(one.place(), List.of()),
                            used.getOrDefault(one.before(), PlaceUse.UNKNOWN).main(),
                            known.prices(),
                            known.settings(),
                            limits)));
        }
        return all;
    }
}
