package pl.nurt.telemetry.orders.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;

/** What is asked of a bridge, before it is an order of its own; the components are those of {@code bridge_command}. */
public record Order(
        BridgeCommandKind kind,
        @Nullable ConcentratorId concentrator,
        @Nullable String meter,
        @Nullable String wanted,
        @Nullable Integer probeBudget,
        @Nullable String resumeFrom,
        @Nullable Integer version,
        @Nullable BridgeCommandId search) {
    public static Order ofBridge(BridgeCommandKind kind) {
        return new Order(kind, null, null, null, null, null, null, null);
    }

    public static Order reload(int version) {
        return new Order(BridgeCommandKind.RELOAD_CONFIGURATION, null, null, null, null, null, version, null);
    }

    public static Order readNow(ConcentratorId concentrator, @Nullable String meter) {
        return new Order(BridgeCommandKind.READ_NOW, concentrator, meter, null, null, null, null, null);
    }

    public static Order search(ConcentratorId concentrator, @Nullable String wanted, @Nullable Integer probeBudget) {
        return new Order(BridgeCommandKind.SEARCH_BUS, concentrator, null, wanted, probeBudget, null, null, null);
    }

    public static Order stop(ConcentratorId concentrator, BridgeCommandId search) {
        return new Order(BridgeCommandKind.STOP_SEARCH, concentrator, null, null, null, null, null, search);
    }

    public Order resumedFrom(String place) {
        return new Order(kind, concentrator, meter, wanted, probeBudget, place, version, null);
    }
}
