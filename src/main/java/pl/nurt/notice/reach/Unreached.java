package pl.nurt.notice.reach;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerRef;
import pl.nurt.identity.UserAccountId;

/**
 * A resident whom no message reaches outside of the portal.
 *
 * @param customers for whom the person acts: their page says how to ring or write
 * @param lastShown when one of the person's devices last showed a message; null when none ever did
 */
public record Unreached(
        UserAccountId account,
        String name,
        String login,
        List<CustomerRef> customers,
        WhyUnreached why,
        @Nullable Instant lastShown) {}
