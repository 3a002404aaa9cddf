package pl.nurt.platform.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import pl.nurt.platform.limits.internal.LimitRepository;
import pl.nurt.platform.limits.internal.Refusals;

/**
 * Counts what callers use, in the database: several portals are one.
 *
 * <p>A place is taken before the work is done, so that a hundred who come at once are a hundred; whoever turns out to be right gives it back.
 * Counting is outside the caller's transaction and is not undone with it. While the database is away it throws what the database does.
 *
 * <p>Whoever was refused is refused from memory for a second, so that a flood of one caller does not have thousands wait for one row and for the
 * connections that pages need. Those are written down together with the next look; a portal that is killed loses the last second's.
 */
@Service
public class SharedLimits {
    private final LimitRepository used;
    private final Refusals refusals = new Refusals();
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
        var remembered = refusals.count(limit, who, places, now);
        if (remembered.isPresent()) {
            return place(limit, remembered.get(), now);
        }
        var gathered = refusals.gathered(limit, who);
        var window = used.add(limit, who, places + gathered, now);
        refusals.learn(limit, who, gathered, window, now);
        return place(limit, window, now);
    }

    private static Place place(Limit limit, LimitRepository.Window window, Instant now) {
        return new Place(window.used() <= limit.most(), window.used(), Duration.between(now, window.endsAt()));
    }

    /** One place less is taken; nothing happens if the window has ended. */
    public void giveBack(Limit limit, String who) {
        giveBack(limit, who, 1);
    }

    /** As {@link #giveBack(Limit, String)}, several that were taken together. */
    public void giveBack(Limit limit, String who, int places) {
        // Whoever comes next looks anew: there may be room.
        used.remove(limit, who, places - refusals.forget(limit, who), clock.instant());
    }
}
