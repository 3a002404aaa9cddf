package pl.nurt.metering.readings.internal;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.BridgeReading;
import pl.nurt.metering.readings.DevicesAnswered;
import pl.nurt.metering.readings.ReadingAnswer;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.metering.readings.internal.rules.Checked;
import pl.nurt.metering.readings.internal.rules.ReadingChecks;
import pl.nurt.platform.CubicMetres;

/**
 * Checks and stores readings, set by set; the number of statements does not grow with the batch.
 *
 * <p>Safe to repeat: what is there already changes nothing and is not announced.
 */
@Component
public class BatchIntake {
    private final MeterRegistry registry;
    private final DeviceRepository devices;
    private final ReadingStore store;
    private final ReadingPartitions partitions;
    private final RemoteSources sources;
    private final Admission admission;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BatchIntake(
            MeterRegistry registry,
            DeviceRepository devices,
            ReadingStore store,
            ReadingPartitions partitions,
            RemoteSources sources,
            Admission admission,
            ApplicationEventPublisher events,
            Clock clock) {
        this.registry = registry;
        this.devices = devices;
        this.store = store;
        this.partitions = partitions;
        this.sources = sources;
        this.admission = admission;
        this.events = events;
        this.clock = clock;
    }

    /** An answer for each reading, in the order of the batch. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ReadingAnswer> take(BridgeId bridge, List<BridgeReading> batch) {
        return take(bridge, batch, Set.of());
    }

    /** @param overruled reasons for which nothing is refused, because a person has decided so */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ReadingAnswer> take(BridgeId bridge, List<BridgeReading> batch, Set<RefusalReason> overruled) {
        var now = clock.instant();
        var answers = new ReadingAnswer[batch.size()];
        var offered = candidates(batch, answers, now);
        var candidates = withoutTwins(admitted(bridge, offered, overruled, answers, now), answers);
        if (!candidates.isEmpty()) {
            var verdicts = verdicts(candidates);
            var concentrators = sources.concentrators(
                    bridge,
                    candidates.stream().map(c -> c.reading().concentrator()).collect(toSet()));
            var known = store.store(bridge, candidates, concentrators, now);
            var added = answer(candidates, known, answers);
            verdicts.keySet().retainAll(added);
            store.addVerdicts(verdicts);
            store.addFlags(added);
            announce(added, concentrators, now);
        }
        return Arrays.asList(answers);
    }

    /** Those that can be booked, in storing order; the others get their answer. */
    private List<Candidate> candidates(List<BridgeReading> batch, ReadingAnswer[] answers, Instant now) {
        var meters = known(batch.stream().map(BridgeReading::meter).collect(toSet()));
        var candidates = new ArrayList<Candidate>(batch.size());
        for (var place = 0; place < batch.size(); place++) {
            var reading = batch.get(place);
            var meter = meters.get(reading.meter());
            switch (ReadingChecks.check(reading, partitions.oldest(), now)) {
                case Checked.Refused(var reason) -> answers[place] = new ReadingAnswer.Refused(reason);
                case Checked.Bookable(var point)
                when meter != null -> candidates.add(new Candidate(place, meter, point, reading));
                case Checked.Bookable unknown ->
                    answers[place] = new ReadingAnswer.Refused(RefusalReason.UNKNOWN_METER);
            }
        }
        candidates.sort(Candidate.STORING_ORDER);
        return candidates;
    }

    private Map<String, KnownMeter> known(Set<String> identifications) {
        var registered = registry.meters(identifications);
        var latest = devices.latest(
                registered.values().stream().map(RegisteredMeter::id).toList());
        var known = new HashMap<String, KnownMeter>();
        registered.forEach(
                (identification, meter) -> known.put(identification, new KnownMeter(meter, latest.get(meter.id()))));
        return known;
    }

    /** Those that the bridge may deliver; the others get their answer. */
    private List<Candidate> admitted(
            BridgeId bridge,
            List<Candidate> candidates,
            Set<RefusalReason> overruled,
            ReadingAnswer[] answers,
            Instant now) {
        var refusals = admission.refusals(bridge, candidates, overruled, now);
        if (refusals.isEmpty()) {
            return candidates;
        }
        refusals.forEach((candidate, reason) -> answers[candidate.place()] = new ReadingAnswer.Refused(reason));
        return candidates.stream()
                .filter(candidate -> !refusals.containsKey(candidate))
                .toList();
    }

    /** Of several of one meter and moment the first counts; the others are answered from it. */
    private static List<Candidate> withoutTwins(List<Candidate> sorted, ReadingAnswer[] answers) {
        var kept = new ArrayList<Candidate>(sorted.size());
        for (var candidate : sorted) {
            if (!kept.isEmpty() && kept.getLast().sameMoment(candidate)) {
                answers[candidate.place()] =
                        known(kept.getLast().point().index(), candidate.point().index());
            } else {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static ReadingAnswer known(CubicMetres stored, CubicMetres delivered) {
        return stored.equals(delivered)
                ? new ReadingAnswer.Repeated()
                : new ReadingAnswer.Refused(RefusalReason.CONFLICT);
    }

    private Map<Candidate, Set<Verdict>> verdicts(List<Candidate> candidates) {
        var late = candidates.stream().filter(Candidate::late).toList();
        var beforeLate = late.isEmpty() ? List.<@Nullable RegisterPoint>of() : store.before(late);
        var verdicts = new HashMap<Candidate, Set<Verdict>>();
        var nextLate = 0;
        Candidate previous = null;
        for (var candidate : candidates) {
            var meter = candidate.meter();
            var before = candidate.late()
                    ? beforeLate.get(nextLate++)
                    : RegisterPoint.later(meter.latest(), installedBefore(candidate));
            if (previous != null && previous.meter().id().equals(meter.id())) {
                before = RegisterPoint.later(before, previous.point());
            }
            var found = ReadingChecks.verdicts(
                    meter.register(),
                    before,
                    candidate.point(),
                    candidate.reading().flags());
            if (!found.isEmpty()) {
                verdicts.put(candidate, found);
            }
            previous = candidate;
        }
        return verdicts;
    }

    private static @Nullable RegisterPoint installedBefore(Candidate candidate) {
        var installed = candidate.meter().installed();
        return installed == null || installed.at().isAfter(candidate.point().at()) ? null : installed;
    }

    private static List<Candidate> answer(
            List<Candidate> candidates, Map<Integer, CubicMetres> known, ReadingAnswer[] answers) {
        var added = new ArrayList<Candidate>(candidates.size());
        for (var i = 0; i < candidates.size(); i++) {
            var candidate = candidates.get(i);
            var stored = known.get(i);
            if (stored == null) {
                added.add(candidate);
                answers[candidate.place()] = new ReadingAnswer.Accepted();
            } else {
                answers[candidate.place()] = known(stored, candidate.point().index());
            }
        }
        return added;
    }

    private void announce(List<Candidate> added, Map<String, ConcentratorId> concentrators, Instant now) {
        if (added.isEmpty()) {
            return;
        }
        var contacts = new HashMap<ConcentratorId, Instant>();
        for (var candidate : added) {
            var concentrator = concentrators.get(candidate.reading().concentrator());
            if (concentrator != null) {
                var at = candidate.point().at().isAfter(now)
                        ? now
                        : candidate.point().at();
                contacts.merge(concentrator, at, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        if (!contacts.isEmpty()) {
            events.publishEvent(new DevicesAnswered(contacts));
        }
        events.publishEvent(new ReadingsAccepted(
                added.stream().map(candidate -> candidate.meter().id()).collect(toSet()), now));
    }
}
