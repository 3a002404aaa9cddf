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

    private Place lastClear;
    /** How many answers broke off since the last meter that was found. */
    private int broken;

    private @Nullable String brokenOff;
    private Place beforeBroken;

    /**
     * Where the search stood.
     *
     * @param unresolved how many were known by then
     */
    private record Place(String token, int unresolved) {}

    BusSearch(BusLink bus, LinkSettings settings, SearchRequest request, SearchListener listener) {
        this.bus = bus;
        this.request = request;
        this.listener = listener;
        this.probe = new BusProbe(bus, settings);
        this.path = SearchPath.parse(request.from()).orElseThrow();
        this.lastClear = new Place(request.from(), 0);
        this.beforeBroken = lastClear;
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
                var inPieces = broken >= UNCLEAR_IN_A_ROW;
                if ((inPieces || unclear > 0 && unclear % UNCLEAR_IN_A_ROW == 0) && probe.isLineAtFault()) {
                    return result(End.ONLY_NOISE, LineNoise.WORDS);
                }
                if (inPieces) {
                    return result(End.IN_PIECES, brokenOff);
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
            if (reason != null) {
                brokenOff = reason;
                beforeBroken = broken++ == 0 ? lastClear : beforeBroken;
            }
        } else {
            unclear = 0;
            broken = result instanceof ProbeResult.Silent ? broken : 0;
        }
        var found = new ArrayList<FoundMeter>();
        path.step(result, found, unresolved);
        found.forEach(listener::found);
        if (unclear == 0) {
            lastClear = new Place(path.token(), unresolved.size());
        }
    }

    private SearchResult result(End end, @Nullable String trouble) {
        // Where the line is at fault, what it seemed to say last is worth nothing: the search can go on where it was
        // clear.
        return switch (end) {
            case ONLY_NOISE -> result(end, lastClear, trouble);
            case IN_PIECES -> result(end, beforeBroken, trouble);
            case COMPLETE, BUDGET_SPENT, STOPPED, LINE_LOST ->
                new SearchResult(end, probes, unresolved, path.isDone() ? null : path.token(), trouble);
        };
    }

    private SearchResult result(End end, Place place, @Nullable String trouble) {
        return new SearchResult(end, probes, unresolved.subList(0, place.unresolved()), place.token(), trouble);
    }
}
