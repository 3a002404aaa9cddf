package pl.nurt.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts in this portal alone, for whoever must go on while the database is away and {@link SharedLimits} cannot count. Forgotten with the portal, and
 * bounded: of many thousand callers those that were counted longest ago begin anew.
 */
public final class LocalLimits {
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Caller, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    public LocalLimits(Clock clock) {
        this.clock = clock;
    }

    private record Caller(String limit, String who) {}

    private record Window(int used, Instant endsAt) {}

    /** @param who is limited, as {@link SharedLimits#take(Limit, String)} has it */
    public synchronized Place take(Limit limit, String who) {
        var now = clock.instant();
        var caller = new Caller(limit.name(), who);
        var open = windows.get(caller);
        var window = open == null || !now.isBefore(open.endsAt())
                ? new Window(1, now.plus(limit.within()))
                : new Window(Math.min(open.used() + 1, limit.most() + 1), open.endsAt());
        windows.put(caller, window);
        return new Place(window.used() <= limit.most(), window.used(), Duration.between(now, window.endsAt()));
    }

    /** One place less is taken; nothing happens if none is. */
    public synchronized void giveBack(Limit limit, String who) {
        windows.computeIfPresent(
                new Caller(limit.name(), who),
                (caller, window) -> new Window(Math.max(window.used() - 1, 0), window.endsAt()));
    }
}
