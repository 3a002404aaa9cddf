package pl.nurt.metering.use.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.customer.supply.PlaceMeters;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.MeterChains;
import pl.nurt.platform.CivilTime;

/** Tells who writes a change of owner down which meters are there and what they showed. */
@Component
class HandoverMeters implements PlaceMeters {
    private final MeterChains chains;
    private final MeterLinkRepository links;
    private final Clock clock;

    HandoverMeters(MeterChains chains, MeterLinkRepository links, Clock clock) {
        this.chains = chains;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<PlaceMeter> on(ServicePointId place, LocalDate day) {
        // While the day lasts somebody may stand before a meter that has gone on since it was heard of last.
        var isOver = day.isBefore(CivilTime.dayOf(clock.instant()));
        var end = CivilTime.startOf(day.plusDays(1));
        var registers = links.links(place, CivilTime.startOf(day), end).stream()
                .collect(Collectors.toMap(MeterLink::meter, MeterLink::register, (first, same) -> first));
        return chains.between(place, day, day.plusDays(1)).stream()
                .map(part -> meter(part, Objects.requireNonNull(registers.get(part.meter())), end, isOver))
                .toList();
    }

    private static PlaceMeter meter(ChainPart part, Register register, Instant end, boolean isOver) {
        var read = isOver && part.closing().at().isAfter(part.opening().at());
        return new PlaceMeter(
                part.serialNumber(),
                part.opening().index(),
                part.opening().at(),
                part.opening()
                        .index()
                        .plus(register.most(Duration.between(part.opening().at(), end))),
                read ? part.closing().index() : null);
    }
}
