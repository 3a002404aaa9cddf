package pl.nurt.bridge.health;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has happened since the process started. For any number of threads. */
public final class Counters {
    private final LongAdder rounds = new LongAdder();
    private final LongAdder readings = new LongAdder();
    private final Map<MeterHealth.State, LongAdder> failures = new EnumMap<>(MeterHealth.State.class);
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    public Counters() {
        for (var state : MeterHealth.State.values()) {
            failures.put(state, new LongAdder());
        }
    }

    public void round() {
        rounds.increment();
    }

    public void reading() {
        readings.increment();
    }

    /** A meter was asked and gave no good value. */
    public void failure(MeterHealth.State kind) {
        failures.getOrDefault(kind, new LongAdder()).increment();
    }

    /** @param result what came of a request to the portal, of few kinds */
    public void portalRequest(String result) {
        requests.computeIfAbsent(result, kind -> new LongAdder()).increment();
    }

    public long rounds() {
        return rounds.sum();
    }

    public long readings() {
        return readings.sum();
    }

    public long failures(MeterHealth.State kind) {
        return failures.getOrDefault(kind, new LongAdder()).sum();
    }

    /** Requests to the portal by result. */
    public Map<String, Long> portalRequests() {
        var sums = new TreeMap<String, Long>();
        requests.forEach((result, count) -> sums.put(result, count.sum()));
        return sums;
    }
}
