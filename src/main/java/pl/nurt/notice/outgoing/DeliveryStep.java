package pl.nurt.notice.outgoing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message on its way, beside what its state says.
 *
 * @param step in a word of the portal's own
 * @param note what the provider said
 * @param by who did it; null when it came by itself
 */
public record DeliveryStep(
        Instant at,
        String step,
        @Nullable String note,
        @Nullable String by) {
    /** The provider does not work: the message waits, and nothing was wrong with it. */
    public static final String DOWN = "down";
}
