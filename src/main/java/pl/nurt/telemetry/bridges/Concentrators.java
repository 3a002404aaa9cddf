package pl.nurt.telemetry.bridges;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.bridges.internal.ConcentratorLookup;
import pl.nurt.telemetry.bridges.internal.ConcentratorQuery;

/** Whether readings can come at all: bridges and the concentrators they poll. For staff only. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class Concentrators {
    /** Bridges report at least once a minute; after five they are taken for silent. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    private final ConcentratorQuery query;
    private final ConcentratorLookup lookup;
    private final Clock clock;

    Concentrators(ConcentratorQuery query, ConcentratorLookup lookup, Clock clock) {
        this.query = query;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** All bridges by code, each with its concentrators by name; those that its configuration has no more are left out. */
    public List<BridgeStatus> bridges() {
        return query.bridges(clock.instant());
    }

    /** @throws NotFoundException if there is no such bridge */
    public BridgeStatus bridge(BridgeId bridge) {
        return query.bridge(bridge, clock.instant()).orElseThrow(NotFoundException::new);
    }

    /** Through what the meter is read: the concentrator and its bridge as they are now; empty when it is not read remotely. */
    public Optional<PolledConcentrator> through(MeterId meter) {
        return lookup.behind(meter)
                .flatMap(found -> query.bridge(found.bridge(), clock.instant())
                        .flatMap(bridge -> bridge.concentrators().stream()
                                .filter(one -> one.concentratorId().equals(found.concentrator()))
                                .findFirst()
                                .map(concentrator -> new PolledConcentrator(bridge, concentrator))));
    }
}
