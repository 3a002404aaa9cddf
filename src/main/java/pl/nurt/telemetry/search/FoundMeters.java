package pl.nurt.telemetry.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.registration.MeterRegistration;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.PolledConcentrator;
import pl.nurt.telemetry.bridges.internal.MeterSources;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConfigurationVersion;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.internal.ConfigurationRepository;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.FoundMeter;

/** What a search of a bus found, and what the portal knows of it. */
@Service
@Transactional
public class FoundMeters {
    private final BridgeCommands commands;
    private final MeterRegistration registration;
    private final MeterSources sources;
    private final ConfigurationRepository stored;
    private final BridgeConfigurations configurations;
    private final Audit audit;

    FoundMeters(
            BridgeCommands commands,
            MeterRegistration registration,
            MeterSources sources,
            ConfigurationRepository stored,
            BridgeConfigurations configurations,
            Audit audit) {
        this.commands = commands;
        this.registration = registration;
        this.sources = sources;
        this.stored = stored;
        this.configurations = configurations;
        this.audit = audit;
    }

    /**
     * What the search has found so far, in the bridge's order, and what the portal knows of it.
     *
     * @throws NotFoundException if there is no such order
     */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<FoundMeterStatus> found(BridgeCommandId search) {
        var command = commands.get(search);
        var found = command.result().found();
        var names = found.stream().map(FoundMeter::meter).toList();
        var registered = registration.registered(names);
        var through = sources.readThrough(registered.values());
        var waiting = registration.waiting(names);
        var configured = configured(command.bridge());
        return found.stream()
                .map(meter -> {
                    var known = Optional.ofNullable(registered.get(meter.meter()));
                    return new FoundMeterStatus(
                            meter,
                            known.orElse(null),
                            known.map(through::get).orElse(null),
                            configured.get(MBusIdentification.number(meter.meter())),
                            waiting.getOrDefault(meter.meter(), 0));
                })
                .toList();
    }

    /** The concentrators' codes by the serial numbers that stand in the newest configuration. */
    private Map<String, String> configured(BridgeId bridge) {
        var codes = new HashMap<String, String>();
        stored.newest(bridge)
                .ifPresent(newest -> newest.document()
                        .plans(Map.of())
                        .forEach(plan -> plan.meters()
                                .forEach(meter ->
                                        codes.putIfAbsent(MBusIdentification.number(meter.serial()), plan.code()))));
        return codes;
    }

    /** How the bridge's configuration names a found meter: by its primary address where that is known and no other one has it. */
    @HasRight(Right.KEEP_DEVICES)
    public MeterPlan plan(FoundMeter found) {
        var primary = found.primary();
        // 0 is the address of meters that nobody gave one: several may have it.
        return primary == null || primary == 0
                ? new MeterPlan(found.meter(), null, found.meter(), null, null, null)
                : new MeterPlan(found.meter(), primary, null, null, null, null);
    }

    /**
     * Says through which concentrator a registered meter is read.
     *
     * @throws NotFoundException if there is no such meter or concentrator
     */
    @HasRight(Right.KEEP_DEVICES)
    public void readThrough(MeterId meter, ConcentratorId concentrator, Viewer viewer) {
        var before = sources.readThrough(meter)
                .map(ref -> named(ref.name(), ref.concentratorId()))
                .orElse(null);
        if (!sources.assign(meter, concentrator)) {
            throw new NotFoundException();
        }
        var changes = Changes.none()
                .with(
                        "source",
                        before,
                        named(sources.names(List.of(concentrator)).get(concentrator), concentrator));
        if (!changes.isEmpty()) {
            audit.changed(viewer, TelemetryDeed.SOURCE_CHANGED, MeteringDeed.subject(meter), changes);
        }
    }

    /** With its number, for two may have one name. */
    private static String named(@Nullable String name, ConcentratorId concentrator) {
        return name + " (" + concentrator.value() + ")";
    }

    /**
     * Has the concentrator read these from the next version of its bridge's configuration on, and says of those that are registered that
     * they are read through it: all of it, or nothing.
     *
     * @param basedOn the version that the viewer saw
     * @throws StaleEditException if there is a newer version
     * @throws RefusedInputException with what is wrong in the configuration
     * @throws NotFoundException if there is no such concentrator any more
     */
    @HasRight(Right.KEEP_DEVICES)
    public ConfigurationVersion configure(
            PolledConcentrator here, int basedOn, List<FoundMeterStatus> meters, @Nullable String note, Viewer viewer) {
        var concentrator = here.concentrator();
        var version = configurations.addMeters(
                here.bridge().bridgeId(),
                basedOn,
                concentrator.code(),
                meters.stream().map(meter -> plan(meter.found())).toList(),
                note,
                viewer);
        meters.stream()
                .map(FoundMeterStatus::registered)
                .flatMap(Stream::ofNullable)
                .forEach(meter -> readThrough(meter, concentrator.concentratorId(), viewer));
        return version;
    }
}
