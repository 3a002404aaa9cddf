package pl.nurt.bridge.poll;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A bus search, waiting for its turn or under way. For any number of threads. */
public final class RunningSearch implements SearchWatch {
    private final Consumer<SearchState> listener;
    private final CompletableFuture<SearchState> result = new CompletableFuture<>();
    private volatile boolean stopped;

    RunningSearch(Consumer<SearchState> listener) {
        this.listener = listener;
    }

    /**
     * Completes when the search ends: by itself, by {@link #stop}, or with a {@link RequestRefused}. Completed on the thread that reads
     * the concentrator, so whoever continues there must be quick.
     */
    public CompletableFuture<SearchState> result() {
        return result;
    }

    /** Ends the search before its next probe; the result then tells where to go on. A repeat does nothing. */
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean goOn() {
        return !stopped && !result.isDone();
    }

    @Override
    public void progress(SearchState soFar) {
        listener.accept(soFar);
    }
}
