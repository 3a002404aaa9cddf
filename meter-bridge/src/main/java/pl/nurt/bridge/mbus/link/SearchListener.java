package pl.nurt.bridge.mbus.link;

/** Follows a search, in the thread that searches. */
public interface SearchListener {
    /** A meter was found; told once. */
    void found(FoundMeter meter);

    /**
     * Asked before every probe; false stops the search.
     *
     * @param probes tried so far
     */
    boolean goesOn(int probes);
}
