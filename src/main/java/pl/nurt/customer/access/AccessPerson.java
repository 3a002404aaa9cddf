package pl.nurt.customer.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.people.RepresentativeId;

/**
 * Somebody who may be given an account for a customer.
 *
 * @param representative null for the customer in person
 * @param emails where a code may be mailed to
 */
public record AccessPerson(@Nullable RepresentativeId representative, String name, List<String> emails) {
    public AccessPerson {
        emails = List.copyOf(emails);
    }
}
