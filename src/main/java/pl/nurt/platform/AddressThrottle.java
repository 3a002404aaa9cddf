package pl.nurt.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import pl.nurt.platform.limits.AddressBlock;

/**
 * Stops listening to an address that failed very often, whatever it tried: logins, codes.
 *
 * <p>IPv6 counts by household ({@link AddressBlock}). Kept in memory and bounded: enough against somebody who walks through them, no promise across restarts or portals; what guards
 * accounts is counted by {@link pl.nurt.platform.limits.SharedLimits}.
 */
public final class AddressThrottle {
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final int mostFailures;
    private final Duration within;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Window(Instant since, int failures) {}

    /**
     * @param mostFailures within {@code within} after which an address is not listened to; generous, since a whole office or village
     *     may share one
     */
    public AddressThrottle(Clock clock, int mostFailures, Duration within) {
        this.clock = clock;
        this.mostFailures = mostFailures;
        this.within = within;
    }

    public synchronized boolean isClosedTo(String address) {
        var window = windows.get(AddressBlock.of(address));
        return window != null && isOpen(window) && window.failures() >= mostFailures;
    }

    public synchronized void failed(String address) {
        windows.compute(
                AddressBlock.of(address),
                (same, window) -> window != null && isOpen(window)
                        ? new Window(window.since(), window.failures() + 1)
                        : new Window(clock.instant(), 1));
    }

    private boolean isOpen(Window window) {
        return window.since().plus(within).isAfter(clock.instant());
    }
}
