package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.SearchResult.End;

/** One run of a search, within its budget. */
final class BusSearch {
    /** Several meters are rarely told apart so late; noise never is. */
    private static final int UNCLEAR_IN_A_ROW = 3;

    private final BusLink bus;
    private final SearchRequest request;
    private final SearchListener listener;
    private final BusProbe probe;
    private final SearchPath path;
    private final List<String> unresolved = new ArrayList<>();
    private int probes;
    /** How many probes in a row brought neither a meter nor silence. */
    private int unclear;
    /** In how many of them an answer had begun. */
    private int brokenInARow;

    private @Nullable String brokenOff;
    /** Where the search stood before those. */
    private String lastClear;

    private int clearlyUnresolved;

    BusSearch(BusLink bus, LinkSettings settings, SearchRequest request, SearchListener listener) {
        this.bus = bus;
        this.request = request;
        this.listener = listener;
        this.probe = new BusProbe(bus, settings);
        this.path = SearchPath.parse(request.from()).orElseThrow();
        this.lastClear = request.from();
    }

    SearchResult run() {
        var lostBefore = false;
        while (!path.isDone()) {
            if (!listener.goesOn(probes)) {
                return result(End.STOPPED, null);
            }
            if (probes >= request.probes()) {
                return result(End.BUDGET_SPENT, null);
            }
            try {
                bus.connect();
                step(path.probe(probe));
                lostBefore = false;
                if (brokenInARow == UNCLEAR_IN_A_ROW) {
                    return result(End.IN_PIECES, brokenOff);
                }
                if (unclear > 0 && unclear % UNCLEAR_IN_A_ROW == 0 && probe.isLineAtFault()) {
                    return result(End.ONLY_NOISE, LineNoise.WORDS);
                }
            } catch (IOException e) {
                bus.disconnect();
                // The gateway may have dropped an idle connection long ago, so one fresh one is tried.
                if (lostBefore || bus.isClosed()) {
                    return result(bus.isClosed() ? End.STOPPED : End.LINE_LOST, MBusMaster.reason(e));
                }
                lostBefore = true;
            }
        }
        return result(End.COMPLETE, brokenOff);
    }

    private void step(ProbeResult result) {
        probes++;
        if (result instanceof ProbeResult.Several(var reason)) {
            unclear++;
            brokenInARow = reason == null ? 0 : brokenInARow + 1;
            brokenOff = reason == null ? brokenOff : reason;
        } else {
            unclear = 0;
            brokenInARow = 0;
        }
        var found = new ArrayList<FoundMeter>();
        path.step(result, found, unresolved);
        found.forEach(listener::found);
        if (unclear == 0) {
            lastClear = path.token();
            clearlyUnresolved = unresolved.size();
        }
    }

    private SearchResult result(End end, @Nullable String trouble) {
        // Where the line is at fault, what it seemed to say last is worth nothing: the search can go on where it was clear.
        return end == End.ONLY_NOISE || end == End.IN_PIECES
                ? new SearchResult(end, probes, unresolved.subList(0, clearlyUnresolved), lastClear, trouble)
                : new SearchResult(end, probes, unresolved, path.isDone() ? null : path.token(), trouble);
    }
}
