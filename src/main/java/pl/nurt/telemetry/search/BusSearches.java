package pl.nurt.telemetry.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.orders.BridgeCommand;
import pl.nurt.telemetry.orders.internal.CommandRepository;

/** What searches of a bus found. A search that went on is one search, though each of its orders tells only what it found itself. */
@Service
@Transactional(readOnly = true)
@HasRight(Right.STAFF)
public class BusSearches {
    /** Longer chains lose their beginning; a search of a full bus takes two or three orders. */
    private static final int MOST_PARTS = 50;

    private final CommandRepository commands;
    private final FoundMeters foundMeters;

    BusSearches(CommandRepository commands, FoundMeters foundMeters) {
        this.commands = commands;
        this.foundMeters = foundMeters;
    }

    /** The running search of the concentrator's bus, else the last one; empty when it was never searched. */
    public Optional<BusSearch> latest(ConcentratorId concentrator) {
        var parts = new ArrayList<BridgeCommand>();
        @Nullable String wanted = null;
        @Nullable String goesOnFrom = null;
        for (var search : commands.searches(concentrator, MOST_PARTS)) {
            if (!parts.isEmpty() && !endedThere(search, goesOnFrom)) {
                continue;
            }
            var order = commands.order(search.id()).orElseThrow(NotFoundException::new);
            parts.addFirst(search);
            wanted = order.wanted();
            goesOnFrom = order.resumeFrom();
            if (goesOnFrom == null) {
                break;
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new BusSearch(
                        parts,
                        wanted,
                        found(parts),
                        commands.stopOf(parts.getLast().id()).orElse(null)));
    }

    private static boolean endedThere(BridgeCommand search, @Nullable String place) {
        return place != null && place.equals(search.result().resumeFrom());
    }

    /** What a later part heard of a meter counts. */
    private List<FoundMeterStatus> found(List<BridgeCommand> parts) {
        var all = new LinkedHashMap<String, FoundMeterStatus>();
        parts.forEach(part -> foundMeters
                .found(part.id())
                .forEach(status -> all.put(status.found().meter(), status)));
        return List.copyOf(all.values());
    }
}
