package pl.nurt.identity.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attempts that this portal is judging, by where they come from: some of the places they took will be given back. */
final class UnderWay {
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    void begin(String from) {
        attempts.merge(from, 1, Integer::sum);
    }

    void end(String from) {
        attempts.computeIfPresent(from, (same, many) -> many == 1 ? null : many - 1);
    }

    /** How many there are besides one that has begun. */
    int others(String from) {
        return attempts.getOrDefault(from, 1) - 1;
    }
}
