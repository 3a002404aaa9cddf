package pl.nurt.notice.outgoing;

import org.jspecify.annotations.Nullable;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;

/**
 * Which deliveries the office looks at.
 *
 * @param text part of a name or a login, the beginning of a cause or of an address; empty for all. Finds among the newest of each
 */
public record SentFilter(
        @Nullable Channel channel,
        @Nullable DeliveryState state,
        @Nullable Topic topic,
        String text) {
    public static final int LONGEST = 80;

    public SentFilter {
        text = text.strip();
        text = text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The same question about one state; about any when null. */
    public SentFilter of(@Nullable DeliveryState other) {
        return new SentFilter(channel, other, topic, text);
    }
}
