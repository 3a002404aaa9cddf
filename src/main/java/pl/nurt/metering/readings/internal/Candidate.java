package pl.nurt.metering.readings.internal;

import java.util.Comparator;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.BridgeReading;

/**
 * A reading that may be stored.
 *
 * @param place its place in the batch
 */
record Candidate(int place, KnownMeter meter, RegisterPoint point, BridgeReading reading) {
    /** The order in which every session stores, so that two with the same readings never block each other. */
    static final Comparator<Candidate> STORING_ORDER = Comparator.<Candidate>comparingLong(
                    candidate -> candidate.meter.id().value())
            .thenComparing(candidate -> candidate.point.at())
            .thenComparingInt(Candidate::place);

    boolean sameMoment(Candidate other) {
        return meter.id().equals(other.meter.id()) && point.at().equals(other.point.at());
    }

    /** Whether the meter has a reading that is not older: then the one before this must be looked up. */
    boolean late() {
        return meter.latest() != null && !point.at().isAfter(meter.latest().at());
    }
}
