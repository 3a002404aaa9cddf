package pl.nurt.bridge.portal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the way to the portal is.
 *
 * @param lastAnswerAt when the portal last took something; null if never since the start
 * @param error why the last request failed, in one English sentence; null if it did not
 * @param clockSkew by how much the portal's clock is ahead of the bridge's, as of the last heartbeat; null if not known
 */
public record PortalHealth(
        @Nullable Instant lastAnswerAt,
        @Nullable String error,
        @Nullable Duration clockSkew) {}
