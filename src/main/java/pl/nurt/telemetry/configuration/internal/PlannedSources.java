package pl.nurt.telemetry.configuration.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.internal.MeterSources;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.MeterPlan;

/**
 * A registered meter that the office has a bridge read is read through that concentrator from then on: only then do the bridge's readings of it
 * count. One that is taken out of a configuration stays with its concentrator, whose bridge may still have readings of it to deliver.
 */
@Component
class PlannedSources {
    private final MeterSources sources;
    private final Audit audit;

    PlannedSources(MeterSources sources, Audit audit) {
        this.sources = sources;
        this.audit = audit;
    }

    /** Again it changes nothing. */
    void follow(BridgeId bridge, List<ConcentratorPlan> plans, Author author) {
        var concentrators = sources.concentrators(
                bridge, plans.stream().map(ConcentratorPlan::code).toList());
        var wanted = wanted(plans, concentrators);
        var now = sources.readThrough(wanted.keySet());
        wanted.forEach((meter, concentrator) -> {
            var before = now.get(meter);
            if (before == null || !before.concentratorId().equals(concentrator)) {
                sources.assign(meter, concentrator);
                audit.changed(
                        author,
                        TelemetryDeed.SOURCE_CHANGED,
                        MeteringDeed.subject(meter),
                        Changes.none().with("source", named(before), concentrator.value()));
            }
        });
    }

    private static @Nullable String named(@Nullable ConcentratorRef before) {
        return before == null ? null : Long.toString(before.concentratorId().value());
    }

    private Map<MeterId, ConcentratorId> wanted(
            List<ConcentratorPlan> plans, Map<String, ConcentratorId> concentrators) {
        var meters = sources.registered(plans.stream()
                .flatMap(plan -> plan.meters().stream())
                .map(MeterPlan::serial)
                .toList());
        var wanted = new HashMap<MeterId, ConcentratorId>();
        for (var plan : plans) {
            var concentrator = concentrators.get(plan.code());
            for (var planned : plan.meters()) {
                var meter = meters.get(planned.serial());
                if (concentrator != null && meter != null) {
                    wanted.putIfAbsent(meter, concentrator);
                }
            }
        }
        return wanted;
    }
}
