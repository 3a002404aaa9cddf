package pl.nurt.billing.invoices.internal;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.withRecursive;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import org.jooq.Record1;
import org.jooq.Select;
import pl.nurt.customer.CustomerId;

/** Customers with those that became them, and those that had become these before. */
final class MergedCustomers {
    private MergedCustomers() {}

    /** Found step by step over the index of survivors. */
    static Select<Record1<CustomerId>> with(Select<Record1<CustomerId>> customers) {
        var key = CUSTOMER_.CUSTOMER_ID.getDataType();
        var one = field(name("found", "customer_id"), key);
        return withRecursive("found", "customer_id")
                .as(customers.union(select(CUSTOMER_.CUSTOMER_ID)
                        .from(CUSTOMER_)
                        .join(table(name("found")))
                        .on(CUSTOMER_.MERGED_INTO_ID.eq(one))))
                .select(one)
                .from(table(name("found")));
    }
}
