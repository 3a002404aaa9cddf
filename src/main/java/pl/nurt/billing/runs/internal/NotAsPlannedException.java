package pl.nurt.billing.runs.internal;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.internal.ItemRepository.Assessed;

/** A contract is not what the dry run said; nothing of it may stay. */
class NotAsPlannedException extends RuntimeException {
    private final transient @Nullable Assessed now;
    private final boolean billed;

    private NotAsPlannedException(@Nullable Assessed now, boolean billed) {
        super("not as planned", null, false, false);
        this.now = now;
        this.billed = billed;
    }

    static NotAsPlannedException other(Assessed now) {
        return new NotAsPlannedException(now, false);
    }

    /** Its days stand on an invoice already. */
    static NotAsPlannedException billed() {
        return new NotAsPlannedException(null, true);
    }

    /** Its days belong to no run like this one any more. */
    static NotAsPlannedException notDue() {
        return new NotAsPlannedException(null, false);
    }

    /** What it would be; null when nothing is due. */
    @Nullable
    Assessed now() {
        return now;
    }

    boolean isBilled() {
        return billed;
    }
}
