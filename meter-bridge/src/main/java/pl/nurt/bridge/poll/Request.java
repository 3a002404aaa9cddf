package pl.nurt.bridge.poll;

import java.util.BitSet;
import java.util.concurrent.CompletableFuture;

/** What a poller is asked to do out of turn. */
sealed interface Request {
    CompletableFuture<?> result();

    /** @param meters by their number */
    record Read(BitSet meters, CompletableFuture<MetersRead> result) implements Request {}

    /** Searches the bus. */
    record Search(SearchOrder order, RunningSearch search) implements Request {
        @Override
        public CompletableFuture<SearchState> result() {
            return search.result();
        }
    }

    default void refuse(String sentence) {
        result().completeExceptionally(new RequestRefused(sentence));
    }
}
