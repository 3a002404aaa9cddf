package pl.nurt.customer;

import java.util.Set;
import pl.nurt.platform.live.LiveEvent;

/** Something about these customers is different now: who they are, how they are reached, what they agreed to. */
public record CustomerChanged(Set<CustomerId> customers) implements LiveEvent {
    public CustomerChanged {
        customers = Set.copyOf(customers);
    }

    public static CustomerChanged of(CustomerId customer) {
        return new CustomerChanged(Set.of(customer));
    }
}
