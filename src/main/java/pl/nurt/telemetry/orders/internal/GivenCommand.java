package pl.nurt.telemetry.orders.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;

/**
 * An order as the bridge is told it: {@code Command} of the contract.
 *
 * @param stopped a search whose stop the bridge has answered: one that died since then must not search on
 */
public record GivenCommand(
        BridgeCommandId id,
        BridgeCommandKind kind,
        Instant expiresAt,
        @Nullable String concentrator,
        @Nullable String meter,
        @Nullable String wanted,
        @Nullable Integer probeBudget,
        @Nullable String resumeFrom,
        @Nullable Integer version,
        @Nullable BridgeCommandId search,
        boolean stopped) {}
