package pl.nurt.customer.people;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;

/**
 * A customer in the office's list.
 *
 * @param sortName under which the list puts it
 * @param places how many places have a contract of this customer today
 * @param firstPlace one of them, street and house
 * @param endedContract the number of a contract that has ended, when it is what was sought
 */
public record CustomerRow(
        CustomerId customerId,
        String number,
        CustomerKind kind,
        String name,
        String sortName,
        @Nullable String phone,
        int places,
        @Nullable String firstPlace,
        @Nullable String endedContract) {}
