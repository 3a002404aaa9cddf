package pl.nurt.telemetry.heartbeats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bridge is told when it has spoken.
 *
 * @param configurationVersion the version it shall use: the newest one that it has not refused; null while there is none
 */
public record HeartbeatReceipt(Instant receivedAt, @Nullable Integer configurationVersion) {}
