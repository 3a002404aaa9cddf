package pl.nurt.notice;

import java.util.Set;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveEvent;

/** Messages came to the inboxes of these accounts, or were read there. */
public record InboxChanged(Set<UserAccountId> accounts) implements LiveEvent {
    public InboxChanged {
        accounts = Set.copyOf(accounts);
    }
}
