package pl.nurt.customer.search;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;

/** A customer that was found. @param place one of the customer's places, street and house */
public record CustomerHit(
        CustomerId customerId,
        String number,
        String name,
        @Nullable String place) {}
