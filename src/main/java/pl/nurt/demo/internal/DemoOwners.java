package pl.nurt.demo.internal;

import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;

import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;

/** Lets the demo's residents act for the customers of their name. */
@Repository
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoOwners {
    private final DSLContext db;

    DemoOwners(DSLContext db) {
        this.db = db;
    }

    void give(UserAccountId account, String name) {
        var given = db.insertInto(CUSTOMER_USER, CUSTOMER_USER.USER_ACCOUNT_ID, CUSTOMER_USER.CUSTOMER_ID)
                .select(select(val(account, CUSTOMER_USER.USER_ACCOUNT_ID), CUSTOMER_.CUSTOMER_ID)
                        .from(CUSTOMER_)
                        .where(CUSTOMER_.NAME.eq(name)))
                .execute();
        if (given == 0) {
            throw new IllegalStateException("no demo customer of the name of a demo resident");
        }
    }
}
