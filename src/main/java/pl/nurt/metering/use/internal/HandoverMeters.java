package pl.nurt.metering.use.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.PlaceMeter;
import pl.nurt.customer.supply.PlaceMeters;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.MeterChains;
import pl.nurt.platform.CivilTime;

/** Tells who writes a change of owner down which meters are there and what they showed. */
@Component
class HandoverMeters implements PlaceMeters {
    private final MeterChains chains;
    private final Clock clock;

    HandoverMeters(MeterChains chains, Clock clock) {
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public List<PlaceMeter> on(ServicePointId place, LocalDate day) {
        // While the day lasts somebody may stand before a meter that has gone on since it was heard of last.
        var isOver = day.isBefore(CivilTime.dayOf(clock.instant()));
        return chains.between(place, day, day.plusDays(1)).stream()
                .map(part -> meter(part, isOver))
                .toList();
    }

    private static PlaceMeter meter(ChainPart part, boolean isOver) {
        var read = isOver && part.closing().at().isAfter(part.opening().at());
        return new PlaceMeter(
                part.serialNumber(),
                part.opening().index(),
                part.opening().at(),
                read ? part.closing().index() : null);
    }
}
