package pl.nurt.platform.jobs;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as its row tells it.
 *
 * @param total how many steps there are, null as long as nobody knows
 * @param cancelling whether somebody asked for an end that the work has not seen yet
 * @param failure why it failed, null unless it did
 */
public record Job(
        JobId id,
        String kind,
        JobOwner owner,
        JobText title,
        JobState state,
        long done,
        @Nullable Long total,
        boolean cancelling,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JobText failure,
        @Nullable JobResult result) {

    /** Between 0 and 1; empty as long as nobody knows how much there is to do. */
    public Optional<Double> share() {
        if (total == null) {
            return Optional.empty();
        }
        return Optional.of(total == 0 ? 1.0 : Math.min(1.0, (double) done / total));
    }

    /** Whether somebody may still end it. */
    public boolean isCancellable() {
        return !state.isOver() && !cancelling;
    }
}
