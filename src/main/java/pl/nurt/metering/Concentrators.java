package pl.nurt.metering;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.internal.ConcentratorQuery;
import pl.nurt.platform.NotFoundException;

/** Whether readings can come at all: bridges and the concentrators they poll. For staff only. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(OfficeRoles.ANY)
public class Concentrators {
    /** Bridges report at least once a minute; after five they are taken for silent. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    private final ConcentratorQuery query;
    private final Clock clock;

    Concentrators(ConcentratorQuery query, Clock clock) {
        this.query = query;
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
}
