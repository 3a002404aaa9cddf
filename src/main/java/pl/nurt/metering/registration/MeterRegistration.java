package pl.nurt.metering.registration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringDeed;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.registration.internal.RegistrationRepository;
import pl.nurt.metering.registration.internal.rules.RegistrationChecks;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** Brings meters into the registry. */
@Service
@Transactional
public class MeterRegistration {
    private final RegistrationRepository registry;
    private final Quarantine quarantine;
    private final RemoteSources sources;
    private final Audit audit;
    private final Clock clock;

    MeterRegistration(
            RegistrationRepository registry, Quarantine quarantine, RemoteSources sources, Audit audit, Clock clock) {
        this.registry = registry;
        this.quarantine = quarantine;
        this.sources = sources;
        this.audit = audit;
        this.clock = clock;
    }

    /** The meters among the devices that call themselves so; a device that nobody registered is left out. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Map<String, MeterId> registered(Collection<String> identifications) {
        return registry.known(identifications);
    }

    /** How many readings of each device wait in quarantine for it to be registered; a device that has none is left out. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Map<String, Integer> waiting(Collection<String> identifications) {
        return quarantine.waiting(identifications);
    }

    /** Through what a meter can be read, in an order that people know. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public List<ConcentratorRef> sources() {
        return sources.choices();
    }

    /** The concentrator of that code at the bridge of that code; empty for one that is not read any more. */
    @Transactional(readOnly = true)
    @HasRight(Right.STAFF)
    public Optional<ConcentratorId> source(String bridge, String code) {
        return sources.concentrator(bridge, code);
    }

    /** A form for the meter, filled as far as its identification tells. */
    @HasRight(Right.KEEP_DEVICES)
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

    /**
     * Registers the meter. Its readings are booked from now on; those in quarantine by {@link Quarantine#bookWaiting}.
     *
     * @throws RefusedInputException with what is wrong at which field; then nothing is registered
     */
    @HasRight(Right.KEEP_DEVICES)
    public MeterId register(NewMeter meter, Viewer viewer) {
        var problems = new ArrayList<>(RegistrationChecks.problems(meter));
        var through = meter.concentrator();
        if (through != null
                && sources.choices().stream()
                        .noneMatch(choice -> choice.concentratorId().equals(through))) {
            problems.add(new FieldProblem("concentrator", "metering.plan.register.concentrator"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInputException(problems);
        }
        var registered = registry.add(meter, viewer.account(), clock.instant())
                .orElseThrow(() -> new RefusedInputException(
                        List.of(new FieldProblem("identification", "metering.plan.register.identification.taken"))));
        if (through != null) {
            sources.assign(registered, through);
        }
        audit.changed(viewer, MeteringDeed.METER_REGISTERED, MeteringDeed.subject(registered), written(meter));
        return registered;
    }

    private Changes written(NewMeter meter) {
        var through = Optional.ofNullable(meter.concentrator())
                .map(concentrator -> sources.names(List.of(concentrator)).get(concentrator))
                .orElse(null);
        return Changes.none()
                .with("serialNumber", null, meter.serialNumber())
                .with("identification", null, meter.identification())
                .with("manufacturer", null, meter.manufacturer())
                .with("diameterMm", null, meter.diameterMm())
                .with("q3", null, meter.q3())
                .with("digits", null, meter.digits())
                .with("verifiedUntil", null, meter.verifiedUntil())
                .with("source", null, through);
    }

    /**
     * Registers the meter and books what waited for it in quarantine, both or neither.
     *
     * @throws RefusedInputException with what is wrong at which field; then nothing is registered
     */
    @HasRight(Right.KEEP_DEVICES)
    public RegisteredWithReadings registerWithReadings(NewMeter meter, Viewer viewer) {
        var registered = register(meter, viewer);
        return new RegisteredWithReadings(registered, quarantine.bookAllWaiting(meter.identification(), viewer));
    }
}
