package pl.nurt.notice.reach;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.notice.Channel;

/** One of them looked at closer: what was tried. */
public record UnreachedCard(Unreached person, List<Device> devices, List<Lost> lost) {
    /**
     * A device of the person.
     *
     * @param sent pushes that its push service accepted
     * @param shown of those, how many it showed
     * @param opened of those, how many were pressed
     * @param endedAt when its push service said that it is gone; null while it is not
     */
    public record Device(
            String name,
            Instant since,
            @Nullable Instant lastShown,
            @Nullable Instant endedAt,
            int sent,
            int shown,
            int opened) {}

    /** An address or number that messages come back from. */
    public record Lost(Channel channel, Instant since) {}
}
