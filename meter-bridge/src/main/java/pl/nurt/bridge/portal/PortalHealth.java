package pl.nurt.bridge.portal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the way to the portal is.
 *
 * @param lastAnswerAt when the portal last took something; null if never since the start
 * @param error why readings or heartbeats cannot be sent, in one English sentence; null if they can
 * @param clockSkew by how much the portal's clock is ahead of the bridge's, as of the last heartbeat; null if not known
 */
public record PortalHealth(
        @Nullable Instant lastAnswerAt,
        @Nullable String error,
        @Nullable Duration clockSkew) {

    /** The health of two ways to the portal: their last answer, and the error and the skew of this one before those of the other. */
    PortalHealth and(PortalHealth other) {
        return new PortalHealth(
                later(lastAnswerAt, other.lastAnswerAt),
                error != null ? error : other.error,
                clockSkew != null ? clockSkew : other.clockSkew);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
