package pl.nurt.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import pl.nurt.platform.limits.internal.LimitRepository;

/**
 * Counts what callers use, in the database: several portals are one.
 *
 * <p>A place is taken before the work is done, so that a hundred who come at once are a hundred; whoever turns out to be right gives it back.
 * Counting is outside the caller's transaction and is not undone with it. While the database is away it throws what the database does.
 */
@Service
public class SharedLimits {
    private final LimitRepository used;
    private final Clock clock;

    SharedLimits(LimitRepository used, Clock clock) {
        this.used = used;
        this.clock = clock;
    }

    /** @param who is limited, at most 100 signs; never what somebody typed, but its {@link Unreadable} */
    public Place take(Limit limit, String who) {
        return take(limit, who, 1);
    }

    /** Asks for several places: all of them, or none. What was refused is counted as well. */
    public Place take(Limit limit, String who, int places) {
        // As the database keeps it.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var window = used.add(limit, who, places, now);
        return new Place(window.used() <= limit.most(), window.used(), Duration.between(now, window.endsAt()));
    }

    /** One place less is taken; nothing happens if the window has ended. */
    public void giveBack(Limit limit, String who) {
        used.remove(limit, who, clock.instant());
    }
}
