package pl.nurt.telemetry.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorRef;

/**
 * An order to a bridge and what became of it.
 *
 * @param concentrator where; null for orders that concern the whole bridge
 * @param meter identification of the only meter to read; null for all of the concentrator
 * @param version of the configuration to be taken into use
 * @param orderedBy name of the member of staff; null when the portal itself ordered it
 * @param toldAt the bridge's last word about it
 * @param message why it failed, or what the bridge had to say; English
 * @param result what came of it so far
 */
public record BridgeCommand(
        BridgeCommandId id,
        BridgeId bridge,
        BridgeCommandKind kind,
        @Nullable ConcentratorRef concentrator,
        @Nullable String meter,
        @Nullable Integer version,
        BridgeCommandState state,
        @Nullable String orderedBy,
        Instant orderedAt,
        Instant expiresAt,
        @Nullable Instant sentAt,
        @Nullable Instant toldAt,
        @Nullable Instant endedAt,
        @Nullable String message,
        CommandResult result) {}
