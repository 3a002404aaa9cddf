package pl.nurt.billing.runs.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;
import pl.nurt.billing.runs.internal.rules.ContractBill;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.runs.internal.rules.EarlierUse;
import pl.nurt.billing.runs.internal.rules.HoldLimits;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.metering.use.PlaceDays;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.metering.use.WrittenIndex;
import pl.nurt.platform.CubicMetres;

/** Prices contracts, many at once: a few statements for all of them. */
@Component
public class Assessments {
    private final PlacesChains chains;
    private final HoldLimits limits;

    Assessments(PlacesChains chains, BillSettings settings) {
        this.chains = chains;
        limits = new HoldLimits(settings.silentDays(), settings.unusualTimes(), settings.unusualCubicMetres());
    }

    /** A contract and the days to bill. */
    public record Due(ContractFacts facts, DueDays days) {
        public PlaceDays place() {
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
    public List<Assessed> assess(List<Due> due, PriceTable prices) {
        var counted = chains.of(Stream.concat(
                        due.stream().map(Due::place),
                        due.stream().filter(Due::wasThereBefore).map(Due::before))
                .toList());
        return due.stream().map(one -> one(one, counted, prices)).toList();
    }

    /** One that ends at a moment of the day after its last. */
    public Assessed assess(Due due, Instant moment, PriceTable prices) {
        var counted = new HashMap<>(chains.of(due.wasThereBefore() ? List.of(due.before()) : List.of()));
        counted.put(due.place(), chains.asOf(due.place(), moment));
        return one(due, counted, prices);
    }

    /** The same as {@link #assess(List, PriceTable)} for one, as if its bills ended with indexes that somebody wrote down. */
    public Assessed assess(Due due, Collection<WrittenIndex> written, PriceTable prices) {
        var counted = new HashMap<>(chains.of(due.wasThereBefore() ? List.of(due.before()) : List.of()));
        counted.put(due.place(), chains.corrected(due.place(), written));
        return one(due, counted, prices);
    }

    private Assessed one(Due due, Map<PlaceDays, List<MeteredPart>> counted, PriceTable prices) {
        var known = prices.on(due.days());
        return new Assessed(
                due.facts(),
                ContractBill.assess(
                        due.facts(),
                        due.days(),
                        counted.getOrDefault(due.place(), List.of()),
                        used(due, counted),
                        known.prices(),
                        known.settings(),
                        limits));
    }

    private static @Nullable CubicMetres used(Due due, Map<PlaceDays, List<MeteredPart>> counted) {
        var before = due.before();
        return due.wasThereBefore()
                ? EarlierUse.of(counted.getOrDefault(before, List.of()), before.from(), before.until())
                : null;
    }
}
