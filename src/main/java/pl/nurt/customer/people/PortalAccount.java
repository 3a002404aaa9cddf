package pl.nurt.customer.people;

import java.time.Instant;
import pl.nurt.identity.UserAccountId;

/**
 * An account of the portal that acts for a customer.
 *
 * @param since when it began to
 */
public record PortalAccount(
        UserAccountId accountId, String login, String displayName, boolean enabled, Instant since) {}
