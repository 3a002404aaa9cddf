package pl.nurt.bridge.config;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach the portal.
 *
 * @param url without path; the API's paths are added
 * @param heartbeat longest time between two heartbeats
 * @param maxBackoff longest pause after failures
 * @param timeout longest time for one request
 */
public record PortalSettings(URI url, ApiKey apiKey, Duration heartbeat, Duration maxBackoff, Duration timeout) {}
