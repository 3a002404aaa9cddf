package pl.nurt.booking;

import java.util.Set;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveEvent;

/** Bookings of these accounts were made, moved, cancelled, or are over. */
public record BookingsChanged(Set<UserAccountId> accounts) implements LiveEvent {
    public BookingsChanged {
        accounts = Set.copyOf(accounts);
    }
}
