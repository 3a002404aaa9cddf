package pl.nurt.bridge.mbus.link;

import java.util.Optional;

/**
 * What to search a bus for.
 *
 * @param from where to begin: one of the beginnings below, or the {@link SearchResult#resume()} of an earlier search
 * @param probes most selections, or addresses, that may be tried
 */
public record SearchRequest(String from, int probes) {
    /** @throws IllegalArgumentException no search ever stood at {@code from} */
    public SearchRequest {
        if (SearchPath.parse(from).isEmpty()) {
            throw new IllegalArgumentException("no search ends like this: " + from);
        }
    }

    /** By identification (secondary address): every meter that can be selected, whatever its primary address. */
    public static SearchRequest secondary(int probes) {
        return secondary("FFFFFFFF", probes);
    }

    /**
     * As {@link #secondary(int)}, for a part of the meters.
     *
     * @param wanted 8 digits, F where any will do
     * @throws IllegalArgumentException {@code wanted} is something else
     */
    public static SearchRequest secondary(String wanted, int probes) {
        return new SearchRequest(IdentPath.beginning(wanted), probes);
    }

    /** By primary address, 0 to 250: for meters that cannot be selected. */
    public static SearchRequest primary(int probes) {
        return new SearchRequest(AddressPath.BEGINNING, probes);
    }

    /** Goes on where a search ended; empty if no search ends with this {@code token}. */
    public static Optional<SearchRequest> resume(String token, int probes) {
        return SearchPath.parse(token).map(path -> new SearchRequest(token, probes));
    }
}
