package pl.nurt.customer.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account that acted for a customer and no longer does.
 *
 * @param endedBy name of whoever ended it; null when it is not known
 */
public record PastAccount(
        String login,
        String displayName,
        Instant since,
        Instant until,
        @Nullable String endedBy,
        String reason) {}
