package pl.nurt.notice;

import pl.nurt.customer.CustomerId;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;

/** Who is to be told. */
public sealed interface Recipient {
    static Recipient account(UserAccountId account) {
        return new Account(account);
    }

    static Recipient customer(CustomerId customer) {
        return new Customer(customer);
    }

    static Recipient staff(Role role) {
        return new Staff(role);
    }

    /** One person who signs in. */
    record Account(UserAccountId id) implements Recipient {}

    /** Everybody who acts for the customer now, and the customer's own addresses. */
    record Customer(CustomerId id) implements Recipient {}

    /** Everybody of the office who has the role now. */
    record Staff(Role role) implements Recipient {
        public Staff {
            if (!role.isStaff()) {
                throw new IllegalArgumentException("not a role of the office: " + role);
            }
        }
    }
}
