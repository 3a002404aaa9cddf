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
        @Nullable String by) {}
