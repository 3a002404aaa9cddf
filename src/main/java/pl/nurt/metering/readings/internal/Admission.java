package pl.nurt.metering.readings.internal;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.CivilTime;

/**
 * What a bridge may deliver: readings of meters that are read through it, not older than an outbox keeps them, and for no day that stands on an
 * invoice. A key that was stolen from a cellar opens no more than that.
 */
@Component
class Admission {
    private final RemoteSources sources;
    private final BilledPeriodRepository billed;
    private final Duration latest;

    Admission(RemoteSources sources, BilledPeriodRepository billed, MeteringSettings settings) {
        this.sources = sources;
        this.billed = billed;
        this.latest = settings.latestDelivery();
    }

    /** Why some of the candidates are not taken; the others are left out. Candidates are told apart by identity. */
    Map<Candidate, RefusalReason> refusals(
            BridgeId bridge, List<Candidate> candidates, Set<RefusalReason> overruled, Instant now) {
        if (candidates.isEmpty()) {
            return Map.of();
        }
        var refusals = new IdentityHashMap<Candidate, RefusalReason>();
        refuse(refusals, billedOnes(candidates, now), RefusalReason.BILLED, overruled);
        refuse(refusals, lateOnes(candidates, now), RefusalReason.TOO_LATE, overruled);
        // Last, so that it is what is told: whose meter it is comes before when it was read.
        refuse(refusals, foreignOnes(bridge, candidates), RefusalReason.NOT_ASSIGNED, overruled);
        return refusals;
    }

    private static void refuse(
            Map<Candidate, RefusalReason> refusals,
            List<Candidate> found,
            RefusalReason reason,
            Set<RefusalReason> overruled) {
        if (!overruled.contains(reason)) {
            found.forEach(candidate -> refusals.put(candidate, reason));
        }
    }

    private List<Candidate> foreignOnes(BridgeId bridge, List<Candidate> candidates) {
        var own = sources.readBy(bridge, meters(candidates));
        return candidates.stream()
                .filter(candidate -> !own.contains(candidate.meter().id()))
                .toList();
    }

    private List<Candidate> lateOnes(List<Candidate> candidates, Instant now) {
        var oldest = now.minus(latest);
        return candidates.stream()
                .filter(candidate -> candidate.point().at().isBefore(oldest))
                .toList();
    }

    /** Only days that are over can be billed, so that of most batches the database need not be asked. */
    private List<Candidate> billedOnes(List<Candidate> candidates, Instant now) {
        var today = CivilTime.startOf(CivilTime.dayOf(now));
        var before = candidates.stream()
                .filter(candidate -> candidate.point().at().isBefore(today))
                .toList();
        return before.isEmpty() ? before : billed.billedAmong(before);
    }

    private static Set<MeterId> meters(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.meter().id()).collect(toSet());
    }
}
