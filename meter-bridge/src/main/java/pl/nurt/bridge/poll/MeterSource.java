package pl.nurt.bridge.poll;

/** The meters behind one concentrator. For one thread; only {@link #close()} may come from another, and ends a read under way. */
interface MeterSource extends AutoCloseable {
    int size();

    /** Asks the n-th meter. */
    Outcome read(int n);

    /**
     * Looks for meters on the line, between two rounds.
     *
     * @throws RequestRefused this kind of line cannot be searched, or it cannot be reached
     */
    default SearchState search(SearchOrder order, SearchWatch watch) throws RequestRefused {
        throw new RequestRefused("Only an M-Bus can be searched.");
    }

    @Override
    void close();
}
