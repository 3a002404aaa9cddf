package pl.nurt.standin;

import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** What a stand-in received, and the faults that are switched on. */
public final class Notebook {
    private static final int MOST_KEPT = 2_000;

    private final Clock clock = Clock.systemUTC();
    private final List<String> knownFaults;
    private final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final Deque<Received> kept = new ConcurrentLinkedDeque<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile Runnable listener = () -> {};

    /** @param faults that can be switched on, by the words its page shows */
    public Notebook(String... faults) {
        knownFaults = List.of(faults);
    }

    public void write(String key, Map<String, String> fields) {
        kept.addFirst(new Received(clock.instant().toString(), key, fields));
        times.merge(key, 1, Integer::sum);
        if (count.incrementAndGet() > MOST_KEPT) {
            kept.pollLast();
        }
    }

    /** The newest first, up to some thousands. */
    public List<Received> received() {
        return List.copyOf(kept);
    }

    /** How many there were in all. */
    public long count() {
        return count.get();
    }

    /** How often each key came. */
    public Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    public List<String> knownFaults() {
        return knownFaults;
    }

    public boolean has(String fault) {
        return faults.contains(fault);
    }

    public void set(String fault, boolean on) {
        if (!knownFaults.contains(fault)) {
            throw new IllegalArgumentException("no such fault: " + fault);
        }
        if (on) {
            faults.add(fault);
        } else {
            faults.remove(fault);
        }
        listener.run();
    }

    /** Called after each change of a fault; one listener, the stand-in itself. */
    public void onChange(Runnable change) {
        listener = change;
    }

    public void clear() {
        kept.clear();
        times.clear();
        count.set(0);
    }
}
