package pl.nurt.metering.use;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.internal.DayRange;
import pl.nurt.metering.use.internal.MeterDays;
import pl.nurt.metering.use.internal.MeterLink;
import pl.nurt.metering.use.internal.MeterLinkRepository;
import pl.nurt.metering.use.internal.UseRepository;
import pl.nurt.metering.use.internal.rules.DayUse;
import pl.nurt.metering.use.internal.rules.Summary;
import pl.nurt.metering.use.internal.rules.UseByDay;
import pl.nurt.platform.CivilTime;

/** Use as the office looks at it, by customer and by meter. Residents are answered by {@link Consumption} about their own. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class OfficeUse {
    private final Contracts contracts;
    private final MeterLinkRepository links;
    private final UseRepository uses;
    private final Clock clock;

    OfficeUse(Contracts contracts, MeterLinkRepository links, UseRepository uses, Clock clock) {
        this.contracts = contracts;
        this.links = links;
        this.uses = uses;
        this.clock = clock;
    }

    /** Sub-meters are not added: the main meter has counted their water. Without contracts everything is unknown. */
    public CustomerUse of(CustomerId customer) {
        var today = today();
        var period = new UsePeriod(UsePeriod.Span.YEAR, today);
        var range = new DayRange(period.from().minusYears(1), today.plusDays(1));
        var held = contracts.ofCustomer(customer);
        var places = held.stream()
                .map(contract -> contract.place().servicePointId())
                .distinct()
                .toList();
        var chains = links.links(places, CivilTime.startOf(range.from()), CivilTime.startOf(range.until()));
        var counted = held.stream()
                .flatMap(contract -> chains.getOrDefault(contract.place().servicePointId(), List.of()).stream()
                        .filter(link -> link.role() == MeterRole.MAIN)
                        .map(link -> days(contract, link, range))
                        .flatMap(Optional::stream))
                .toList();
        var days = DayUse.byDay(uses.together(counted));
        var first =
                held.stream().map(Contract::validFrom).min(LocalDate::compareTo).orElse(today);
        return new CustomerUse(
                counted.stream()
                        .filter(some -> some.days().until().equals(range.until()))
                        .map(MeterDays::meter)
                        .collect(toUnmodifiableSet()),
                Summary.of(days, today),
                new UseSeries(period, UseByDay.months(days, period.from(), period.until(), first, today)));
    }

    /** The last days of each of the meters, today included, oldest first: what small columns show. */
    public Map<MeterId, List<UsePoint>> lastDays(Collection<MeterId> meters, int count) {
        var today = today();
        var range = new DayRange(today.minusDays(count - 1L), today.plusDays(1));
        var known = uses.days(meters, range);
        return meters.stream()
                .distinct()
                .collect(toUnmodifiableMap(
                        meter -> meter,
                        meter -> UseByDay.days(
                                DayUse.byDay(known.getOrDefault(meter, List.of())),
                                range.from(),
                                range.until(),
                                today)));
    }

    private static Optional<MeterDays> days(Contract contract, MeterLink link, DayRange range) {
        var end = contract.validTo() == null ? LocalDate.MAX : contract.validTo();
        return range.within(contract.validFrom(), end)
                .flatMap(held -> held.within(link.firstDay(), link.untilDay()))
                .map(held -> new MeterDays(link.meter(), held));
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }
}
