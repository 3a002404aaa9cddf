package pl.nurt.telemetry.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.orders.UnresolvedPlace;

/**
 * A search of a concentrator's bus: the order that began it and those that went on where one before had ended.
 *
 * @param parts oldest first, at least one
 * @param wanted identification with F for any digit; null for everybody
 * @param found by all parts, each meter once
 * @param stop the last order to stop the latest part; null when nobody ordered that of a bridge
 */
public record BusSearch(
        List<BridgeCommand> parts,
        @Nullable String wanted,
        List<FoundMeterStatus> found,
        @Nullable BridgeCommand stop) {
    public BusSearch {
        parts = List.copyOf(parts);
        found = List.copyOf(found);
    }

    public BridgeCommand latest() {
        return parts.getLast();
    }

    /** Questions asked so far by all parts. */
    public int probes() {
        return parts.stream()
                .map(part -> part.result().probes())
                .mapToInt(probes -> probes == null ? 0 : probes)
                .sum();
    }

    /** Where something answered and no meter could be told apart, by all parts. */
    public List<UnresolvedPlace> unresolved() {
        return parts.stream()
                .flatMap(part -> part.result().unresolved().stream())
                .distinct()
                .map(UnresolvedPlace::of)
                .toList();
    }

    /** Whether it goes on though the bridge is to stop it. */
    public boolean isStopping() {
        return latest().state().isOpen()
                && stop != null
                && (stop.state().isOpen() || stop.state() == BridgeCommandState.DONE);
    }

    /** Whether it ended because somebody stopped it. */
    public boolean isStopped() {
        return latest().state() == BridgeCommandState.DONE
                && !isComplete()
                && stop != null
                && stop.state() == BridgeCommandState.DONE;
    }

    /** Whether it ended, and had asked for everybody. */
    public boolean isComplete() {
        return Boolean.TRUE.equals(latest().result().complete());
    }

    /** The part that {@link BridgeCommands#searchOn} can go on from: the last one that says where, for one that failed does not. */
    public Optional<BridgeCommandId> resumable() {
        return latest().state().isOpen() || isComplete()
                ? Optional.empty()
                : parts.reversed().stream()
                        .filter(part -> part.result().resumeFrom() != null)
                        .map(BridgeCommand::id)
                        .findFirst();
    }
}
