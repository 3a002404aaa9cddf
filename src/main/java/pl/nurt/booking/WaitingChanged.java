package pl.nurt.booking;

import java.util.Set;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveEvent;

/** What these accounts wait for, or what is offered to them, has changed. */
public record WaitingChanged(Set<UserAccountId> accounts) implements LiveEvent {
    public WaitingChanged {
        accounts = Set.copyOf(accounts);
    }

    public static WaitingChanged of(UserAccountId account) {
        return new WaitingChanged(Set.of(account));
    }
}
