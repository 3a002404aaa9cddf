package pl.nurt.customer.search;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;

/**
 * A customer that was found.
 *
 * @param place one of the customer's places, street and house
 * @param endedContract the number of a contract that has ended, when it is what was sought
 */
public record CustomerHit(
        CustomerId customerId,
        String number,
        String name,
        @Nullable String place,
        @Nullable String endedContract) {}
