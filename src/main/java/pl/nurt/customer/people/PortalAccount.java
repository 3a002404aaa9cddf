package pl.nurt.customer.people;

import pl.nurt.identity.UserAccountId;

/** An account of the portal that acts for a customer. */
public record PortalAccount(UserAccountId accountId, String login, String displayName, boolean enabled) {}
