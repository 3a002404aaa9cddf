package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.link.SearchResult.End;

/** One run of a search, within its budget. */
final class BusSearch {
    private final BusLink bus;
    private final SearchRequest request;
    private final SearchListener listener;
    private final BusProbe probe;
    private final SearchPath path;
    private final List<String> unresolved = new ArrayList<>();
    private int probes;

    BusSearch(BusLink bus, LinkSettings settings, SearchRequest request, SearchListener listener) {
        this.bus = bus;
        this.request = request;
        this.listener = listener;
        this.probe = new BusProbe(bus, settings);
        this.path = SearchPath.parse(request.from()).orElseThrow();
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
            } catch (IOException e) {
                bus.disconnect();
                // The gateway may have dropped an idle connection long ago, so one fresh one is tried.
                if (lostBefore || bus.isClosed()) {
                    return result(bus.isClosed() ? End.STOPPED : End.LINE_LOST, MBusMaster.reason(e));
                }
                lostBefore = true;
            }
        }
        return result(End.COMPLETE, null);
    }

    private void step(ProbeResult result) {
        probes++;
        var found = new ArrayList<FoundMeter>();
        path.step(result, found, unresolved);
        found.forEach(listener::found);
    }

    private SearchResult result(End end, @Nullable String trouble) {
        return new SearchResult(end, probes, unresolved, path.isDone() ? null : path.token(), trouble);
    }
}
