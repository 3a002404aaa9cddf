package pl.nurt.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import pl.nurt.identity.IdentitySettings;

/**
 * Stops listening to an address that failed very often, whatever logins it tried.
 *
 * <p>Kept in memory and bounded: enough against somebody who walks through logins, no promise across restarts.
 */
@Component
class AddressThrottle {
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final IdentitySettings settings;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Window(Instant since, int failures) {}

    AddressThrottle(Clock clock, IdentitySettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    synchronized boolean isClosedTo(String address) {
        var window = windows.get(address);
        return window != null && isOpen(window) && window.failures() >= settings.failuresPerAddress();
    }

    synchronized void failed(String address) {
        windows.compute(
                address,
                (same, window) -> window != null && isOpen(window)
                        ? new Window(window.since(), window.failures() + 1)
                        : new Window(clock.instant(), 1));
    }

    private boolean isOpen(Window window) {
        return window.since().plus(settings.addressWindow()).isAfter(clock.instant());
    }
}
