package pl.nurt.notice.inbox;

import java.time.Instant;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.Topic;

/**
 * A message as one person reads it.
 *
 * @param title in the reader's language
 * @param link the page it opens, below the portal's address
 * @param over whether its subject has passed
 */
public record InboxMessage(
        DeliveryId id,
        Topic topic,
        boolean urgent,
        Instant at,
        boolean read,
        boolean over,
        String title,
        String text,
        String link) {}
