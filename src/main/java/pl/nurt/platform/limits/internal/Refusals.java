package pl.nurt.platform.limits.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.internal.LimitRepository.Window;

/**
 * Who was refused a moment ago, and how often again since then: they are refused without a look at the database, but for one look a second. Bounded;
 * whoever falls out is looked up again.
 */
public final class Refusals {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;
    private static final int MOST_GATHERED = 1_000_000;

    private final Map<Caller, Refused> lately = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Refused> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Caller(String limit, String who) {}

    /** @param gathered what was counted here and is not written down yet */
    private record Refused(Window window, Instant nextLook, int gathered) {}

    /** Counts it here, if the caller was just refused; empty when the database has to be asked. */
    public synchronized Optional<Window> count(Limit limit, String who, int places, Instant now) {
        var caller = new Caller(limit.name(), who);
        var refused = lately.get(caller);
        if (refused == null) {
            return Optional.empty();
        }
        var window = refused.window();
        if (!now.isBefore(window.endsAt())) {
            lately.remove(caller);
            return Optional.empty();
        }
        if (!now.isBefore(refused.nextLook())) {
            // This one looks; those who come meanwhile do not wait for what it finds.
            lately.put(caller, new Refused(window, now.plus(BETWEEN_LOOKS), refused.gathered()));
            return Optional.empty();
        }
        var gathered = Math.min(refused.gathered() + places, MOST_GATHERED);
        lately.put(caller, new Refused(window, refused.nextLook(), gathered));
        return Optional.of(new Window(window.used() + gathered, window.endsAt()));
    }

    /** What was counted here and is to be written down. */
    public synchronized int gathered(Limit limit, String who) {
        return gathered(lately.get(new Caller(limit.name(), who)));
    }

    /** What the database answered when so much of what was gathered had been written down. */
    public synchronized void learn(Limit limit, String who, int written, Window window, Instant now) {
        var caller = new Caller(limit.name(), who);
        if (window.used() <= limit.most()) {
            lately.remove(caller);
            return;
        }
        var rest = Math.max(gathered(lately.get(caller)) - written, 0);
        lately.put(caller, new Refused(window, now.plus(BETWEEN_LOOKS), rest));
    }

    /** The caller's next question goes to the database. @return what was gathered of them and is not written down */
    public synchronized int forget(Limit limit, String who) {
        return gathered(lately.remove(new Caller(limit.name(), who)));
    }

    private static int gathered(@Nullable Refused refused) {
        return refused == null ? 0 : refused.gathered();
    }
}
