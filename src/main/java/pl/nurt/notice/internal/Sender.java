package pl.nurt.notice.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;

/** Hands messages of one channel to its provider. */
public interface Sender {
    Channel channel();

    /** Whether the settings say where to send; if not, the channel does not exist for this portal. */
    boolean isSetUp();

    /**
     * Whether the provider refuses what it has already taken, by the key of the row. Without that a row whose worker died is sent
     * once more at most.
     */
    boolean isRepeatable();

    /** How many a second may be handed over at most. */
    int perSecond();

    /**
     * Hands them over and returns what became of each; never throws for one of them. One that was not begun by {@code until} has no outcome
     * and was not sent: the lease of the batch must not end before the provider has answered.
     */
    Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until);
}
