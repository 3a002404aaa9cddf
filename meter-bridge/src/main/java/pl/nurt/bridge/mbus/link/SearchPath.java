package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a search stands: what it tries next, and how it goes on from what came of it. */
sealed interface SearchPath permits IdentPath, AddressPath {
    /** The path of a token; empty if it is none. */
    static Optional<SearchPath> parse(String token) {
        return IdentPath.parse(token).<SearchPath>map(path -> path).or(() -> AddressPath.parse(token));
    }

    boolean isDone();

    /** Tries what comes next. */
    ProbeResult probe(BusProbe bus) throws IOException;

    /** Goes on; names what it found, and what it has to leave behind, in these lists. */
    void step(ProbeResult result, List<FoundMeter> found, List<String> unresolved);

    /** Short text from which {@link #parse} makes this path again. */
    String token();
}
