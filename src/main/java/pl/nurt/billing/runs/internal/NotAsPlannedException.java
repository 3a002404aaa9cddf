package pl.nurt.billing.runs.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;

/** A contract is not what the dry run said; nothing of it may stay. */
class NotAsPlannedException extends RuntimeException {
    private final transient @Nullable Assessed now;

    /** @param now null when nothing is due any more */
    NotAsPlannedException(@Nullable Assessed now) {
        super("not as planned", null, false, false);
        this.now = now;
    }

    @Nullable
    Assessed now() {
        return now;
    }
}
