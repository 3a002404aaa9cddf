package pl.nurt.notice.outgoing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.DeliveryState;
import pl.nurt.notice.Topic;

/**
 * One message on one channel to one recipient, as the office sees it.
 *
 * @param to who it goes to; addresses are shown in part
 * @param points what an SMS cost, as its provider counts
 * @param secret whether its words are wiped when it has left, so that it cannot leave again
 * @param reason why it is not simply on its way
 */
public record SentMessage(
        DeliveryId id,
        Channel channel,
        Topic topic,
        String title,
        String cause,
        String to,
        DeliveryState state,
        @Nullable String reason,
        Instant at,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant openedAt,
        int attempts,
        @Nullable Integer smsParts,
        @Nullable BigDecimal points,
        boolean secret) {
    /** Whether the office may have it tried again. */
    public boolean isRetryable() {
        return channel != Channel.INBOX
                && !secret
                && (state == DeliveryState.FAILED || state == DeliveryState.UNKNOWN || state == DeliveryState.EXPIRED);
    }
}
