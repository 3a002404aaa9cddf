package pl.nurt.bridge.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the outbox is.
 *
 * @param queued readings that wait for the portal
 * @param bytes size of all it holds; pages it could give back do not count
 * @param oldestReadAt of the reading that waits longest
 * @param deadLetters readings that the portal refused for good
 * @param error why it is {@link OutboxState#FAILED}, in one English sentence
 */
public record OutboxHealth(
        OutboxState state,
        long queued,
        long bytes,
        long limitBytes,
        @Nullable Instant oldestReadAt,
        long deadLetters,
        @Nullable String error) {}
