package pl.nurt.telemetry.bridges;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorState;
import pl.nurt.telemetry.ConfigurationUse;

/**
 * A bridge as it last spoke, with its concentrators by name.
 *
 * @param software null, like {@code clockOffsetMillis} and {@code lastContactAt}, before its first heartbeat
 * @param queued readings it holds that we have not acknowledged
 * @param clockOffsetMillis its clock minus ours
 * @param startedAt when its process started; null if it does not tell
 * @param outbox null if it does not tell
 */
public record BridgeStatus(
        BridgeId bridgeId,
        String code,
        @Nullable String software,
        int queued,
        @Nullable Long clockOffsetMillis,
        @Nullable Instant lastContactAt,
        @Nullable Instant startedAt,
        @Nullable OutboxHealth outbox,
        ConfigurationUse configuration,
        BridgeKeys keys,
        List<ConcentratorStatus> concentrators) {
    public BridgeStatus {
        concentrators = List.copyOf(concentrators);
    }

    /** Whether nothing was heard of it for {@link Concentrators#SILENT_AFTER}: what it said of its concentrators is old. */
    public boolean isSilent(Instant now) {
        return lastContactAt == null || lastContactAt.isBefore(now.minus(Concentrators.SILENT_AFTER));
    }

    /** How many of its concentrators deliver readings now. */
    public int working(Instant now) {
        return isSilent(now)
                ? 0
                : (int) concentrators.stream()
                        .filter(one ->
                                one.state() == ConcentratorState.ONLINE || one.state() == ConcentratorState.DEGRADED)
                        .count();
    }
}
