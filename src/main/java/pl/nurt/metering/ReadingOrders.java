package pl.nurt.metering;

import java.util.Optional;
import pl.nurt.identity.UserAccountId;

/**
 * Has meters read at once, for whoever was let in by the room that asks. Implemented by the room that looks after bridges; the readings come as any
 * others do.
 */
public interface ReadingOrders {
    /** How an order stands. */
    enum Answer {
        /** The meter has not been heard of yet. */
        WAITS,
        READ,
        /** The bridge or the meter did not answer. */
        SILENT
    }

    /**
     * Has the meter read; what is under way already is not ordered twice.
     *
     * @return false when nobody reads it from afar
     */
    boolean readNow(MeterId meter, UserAccountId by);

    /** How the last order to read the meter stands; empty when there is none. */
    Optional<Answer> answer(MeterId meter);
}
