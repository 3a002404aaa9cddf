package pl.nurt.bridge.simulator;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A slave's memory of one link address: a request with the same FCB as before makes it repeat its last answer. */
final class SlaveLink {
    private List<byte[]> readout = List.of();
    private int next;
    private @Nullable Boolean lastFcb;
    private byte @Nullable [] lastAnswer;

    void reset() {
        lastFcb = null;
        lastAnswer = null;
        startOver();
    }

    /** The next fresh answer is the first telegram of a new readout. */
    void startOver() {
        readout = List.of();
        next = 0;
    }

    byte[] answer(boolean fcb, Supplier<List<byte[]>> freshReadout) {
        var previous = lastAnswer;
        if (previous != null && Boolean.valueOf(fcb).equals(lastFcb)) {
            return previous;
        }
        if (next >= readout.size()) {
            readout = freshReadout.get();
            next = 0;
        }
        var answer = readout.get(next++);
        lastFcb = fcb;
        lastAnswer = answer;
        return answer;
    }
}
