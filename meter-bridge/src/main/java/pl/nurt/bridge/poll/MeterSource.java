package pl.nurt.bridge.poll;

/** The meters behind one concentrator. For one thread; only {@link #close()} may come from another, and ends a read under way. */
interface MeterSource extends AutoCloseable {
    int size();

    /** Asks the n-th meter. */
    Outcome read(int n);

    @Override
    void close();
}
