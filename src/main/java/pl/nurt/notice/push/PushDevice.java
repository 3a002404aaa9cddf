package pl.nurt.notice.push;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser or installed portal that takes a person's messages.
 *
 * @param name what the person knows it by
 * @param seen when it last showed a message or let one be opened; nothing when it never did
 */
public record PushDevice(
        PushDeviceId id,
        String name,
        Instant since,
        @Nullable Instant seen) {
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(seen);
    }
}
