package pl.nurt.identity.internal;

import java.time.Duration;
import pl.nurt.platform.limits.Place;

/** How long an attempt waits before it is judged when there were many for its account. */
final class Slowness {
    private static final int MOST_SECONDS = 5;

    private Slowness() {}

    /** @param most attempts that are judged at once */
    static Duration of(Place account, int most) {
        return account.granted() ? Duration.ZERO : Duration.ofSeconds(Math.min(account.used() - most, MOST_SECONDS));
    }
}
