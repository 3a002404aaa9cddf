package pl.nurt.notice.push;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser or installed portal that takes a person's messages.
 *
 * @param name what the person knows it by
 * @param shown when it last showed a message or let one be opened; nothing when it never did
 * @param silentSince since when pushes are accepted for it and it shows none, so long that it seems dead; nothing when it does not
 */
public record PushDevice(
        PushDeviceId id,
        String name,
        Instant since,
        @Nullable Instant shown,
        @Nullable Instant silentSince) {
    public Optional<Instant> lastShown() {
        return Optional.ofNullable(shown);
    }

    public Optional<Instant> seemsDeadSince() {
        return Optional.ofNullable(silentSince);
    }
}
