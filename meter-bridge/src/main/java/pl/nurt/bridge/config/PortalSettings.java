package pl.nurt.bridge.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the portal.
 *
 * @param url without path; the API's paths are added
 * @param heartbeat longest time between two heartbeats
 * @param maxBackoff longest pause after failures
 * @param timeout longest time for one request, from its first byte to the last of the answer
 * @param rotateKeyEvery age at which the bridge replaces its API key by itself; null for never
 * @param configured whether concentrators may be configured at the portal
 * @param probation how long a configuration from the portal has to prove itself
 */
public record PortalSettings(
        URI url,
        Secret apiKey,
        TlsSettings tls,
        Duration heartbeat,
        Duration maxBackoff,
        Duration timeout,
        @Nullable Duration rotateKeyEvery,
        boolean configured,
        Duration probation) {}
