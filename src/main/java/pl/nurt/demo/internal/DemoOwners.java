package pl.nurt.demo.internal;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerKind;
import pl.nurt.identity.UserAccountId;

/** Makes the demo's residents the customers with a story. */
@Repository
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoOwners {
    /** Numbers of customers as {@code 1-places-and-customers.sql} gives them, for one resident after the other. */
    static final List<List<String>> CUSTOMERS = List.of(
            // The household with the open tap, the one with the leak, and somebody with a farm, a garden meter and a
            // second house.
            List.of("000218"), List.of("000220"), List.of("000219", "000223"));

    private final DSLContext db;

    DemoOwners(DSLContext db) {
        this.db = db;
    }

    void give(UserAccountId account, String name, List<String> numbers) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NAME, name)
                .set(CUSTOMER_.KIND, CustomerKind.PERSON)
                .set(CUSTOMER_.GIVEN_NAMES, name.substring(0, name.indexOf(' ')))
                .set(CUSTOMER_.FAMILY_NAME, name.substring(name.indexOf(' ') + 1))
                .where(CUSTOMER_.NUMBER.in(numbers))
                .execute();
        db.insertInto(CUSTOMER_USER, CUSTOMER_USER.USER_ACCOUNT_ID, CUSTOMER_USER.CUSTOMER_ID)
                .select(select(val(account, CUSTOMER_USER.USER_ACCOUNT_ID), CUSTOMER_.CUSTOMER_ID)
                        .from(CUSTOMER_)
                        .where(CUSTOMER_.NUMBER.in(numbers)))
                .execute();
    }
}
