package pl.nurt.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a timer fares, over all portals.
 *
 * @param next when it runs again; in the past while it is running
 * @param failuresInARow how often it failed since it last succeeded
 * @param reason what went wrong the last time it failed, for whoever runs the portal
 */
public record TimerStatus(
        String name,
        Instant next,
        boolean running,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        int failuresInARow,
        @Nullable String reason) {

    /** The key of the text by which the office shows the timer. */
    public String titleKey() {
        return name.replaceFirst("\\.", ".timer.");
    }
}
