package pl.nurt.notice.outgoing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.notice.Channel;

/**
 * How a channel does.
 *
 * @param open whether this portal is set up for it
 * @param waiting rows that wait now
 * @param troubleSince since when its provider does not work; null when it does
 */
public record ChannelHealth(
        Channel channel,
        boolean open,
        int waiting,
        @Nullable Instant troubleSince,
        @Nullable String lastError) {}
