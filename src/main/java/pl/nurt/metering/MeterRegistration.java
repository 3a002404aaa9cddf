package pl.nurt.metering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.internal.bridge.ConcentratorLookup;
import pl.nurt.metering.internal.bridge.ConfigurationRepository;
import pl.nurt.metering.internal.bridge.RegistrationRepository;
import pl.nurt.metering.internal.rules.RegistrationChecks;
import pl.nurt.platform.NotFoundException;

/** Brings meters into the registry: above all those that a search of a bus found. */
@Service
@Transactional
public class MeterRegistration {
    private final RegistrationRepository registry;
    private final ConfigurationRepository configurations;
    private final ConcentratorLookup concentrators;
    private final BridgeCommands commands;
    private final Clock clock;

    MeterRegistration(
            RegistrationRepository registry,
            ConfigurationRepository configurations,
            ConcentratorLookup concentrators,
            BridgeCommands commands,
            Clock clock) {
        this.registry = registry;
        this.configurations = configurations;
        this.concentrators = concentrators;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * What the search has found so far, in the bridge's order, and what the portal knows of it.
     *
     * @throws NotFoundException if there is no such order
     */
    @Transactional(readOnly = true)
    @PreAuthorize(OfficeRoles.ANY)
    public List<FoundMeterStatus> found(BridgeCommandId search) {
        var command = commands.get(search);
        var found = command.result().found();
        var names = found.stream().map(FoundMeter::meter).toList();
        var known = registry.known(names);
        var waiting = registry.waiting(names);
        var configured = configured(command.bridge());
        return found.stream()
                .map(meter -> {
                    var registered = Optional.ofNullable(known.get(meter.meter()));
                    return new FoundMeterStatus(
                            meter,
                            registered.map(RegistrationRepository.Known::meter).orElse(null),
                            registered
                                    .map(RegistrationRepository.Known::readThrough)
                                    .orElse(null),
                            configured.get(MBusIdentification.number(meter.meter())),
                            waiting.getOrDefault(meter.meter(), 0));
                })
                .toList();
    }

    /** The concentrators' codes by the serial numbers that stand in the newest configuration. */
    private Map<String, String> configured(BridgeId bridge) {
        var codes = new HashMap<String, String>();
        configurations
                .newest(bridge)
                .ifPresent(stored -> stored.document()
                        .plans(Map.of())
                        .forEach(plan -> plan.meters()
                                .forEach(meter ->
                                        codes.putIfAbsent(MBusIdentification.number(meter.serial()), plan.code()))));
        return codes;
    }

    /** A form for the meter, filled as far as its identification tells. */
    @PreAuthorize(OfficeRoles.TECHNICIANS)
    public NewMeter draft(String identification, @Nullable ConcentratorId concentrator) {
        var mbus = MBusIdentification.parse(identification);
        return new NewMeter(
                MBusIdentification.number(identification),
                identification,
                mbus.map(MBusIdentification::manufacturer).orElse(""),
                null,
                null,
                null,
                null,
                concentrator);
    }

    /** How the bridge's configuration names a found meter: by its primary address where that is known and no other one has it. */
    @PreAuthorize(OfficeRoles.TECHNICIANS)
    public MeterPlan plan(FoundMeter found) {
        var primary = found.primary();
        // 0 is the address of meters that nobody gave one: several may have it.
        return primary == null || primary == 0
                ? new MeterPlan(found.meter(), null, found.meter(), null, null, null)
                : new MeterPlan(found.meter(), primary, null, null, null, null);
    }

    /**
     * Registers the meter. Its readings are booked from now on; those in quarantine by {@link Quarantine#bookWaiting}.
     *
     * @throws RefusedInputException with what is wrong at which field
     */
    @PreAuthorize(OfficeRoles.TECHNICIANS)
    public MeterId register(NewMeter meter, Viewer viewer) {
        var problems = new ArrayList<>(RegistrationChecks.problems(meter));
        if (meter.concentrator() != null
                && concentrators.find(meter.concentrator()).isEmpty()) {
            problems.add(new FieldProblem("concentrator", "metering.plan.register.concentrator"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        return registry.add(meter, viewer.account(), clock.instant())
                .orElseThrow(() -> new RefusedInputException(
                        List.of(new FieldProblem("identification", "metering.plan.register.identification.taken"))));
    }

    /**
     * Says through which concentrator a registered meter is read.
     *
     * @throws NotFoundException if there is no such meter or concentrator
     */
    @PreAuthorize(OfficeRoles.TECHNICIANS)
    public void readThrough(MeterId meter, ConcentratorId concentrator, Viewer viewer) {
        if (concentrators.find(concentrator).isEmpty() || !registry.assign(meter, concentrator)) {
            throw new NotFoundException();
        }
    }
}
