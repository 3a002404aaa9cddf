package pl.nurt.platform.limits;

import java.time.Duration;

/**
 * So much within a window that begins with the first use.
 *
 * @param name of what is limited, with its room: {@code identity.sign-in.address}
 */
public record Limit(String name, int most, Duration within) {
    public Limit {
        if (!name.matches("[a-z]+(\\.[a-z-]+)+") || most < 1) {
            throw new IllegalArgumentException("no limit: " + name);
        }
    }
}
