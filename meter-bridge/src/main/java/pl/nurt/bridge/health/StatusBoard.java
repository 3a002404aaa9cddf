package pl.nurt.bridge.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The last known state of every concentrator that was asked at least once, and what was counted. For any number of threads. */
public final class StatusBoard {
    private final Map<String, ConcentratorStatus> states = new TreeMap<>();
    private final Counters counters = new Counters();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Calls {@code listener} when a state changes in more than its times. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void update(ConcentratorStatus status) {
        boolean changed;
        synchronized (states) {
            changed = status.differsFrom(states.put(status.code(), status));
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Forgets a concentrator that is not read any more. */
    public void remove(String code) {
        boolean changed;
        synchronized (states) {
            changed = states.remove(code) != null;
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    public Counters counters() {
        return counters;
    }

    /** All states by code. */
    public List<ConcentratorStatus> all() {
        synchronized (states) {
            return List.copyOf(states.values());
        }
    }
}
