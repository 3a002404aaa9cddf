package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_DOCUMENT;
import static pl.nurt.db.billing.Tables.INVOICE_DUE;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.invoices.InvoiceFilter;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLife;
import pl.nurt.billing.invoices.InvoiceRow;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;

/** The invoices as the office asks for them: a million of them, so each question finds its rows by an index, and counting stops early. */
@Repository
public class InvoiceQuery {
    /** Of what is searched for by words only the newest are found. */
    private static final int SEARCHED = 2_000;

    /** So many customers. */
    private static final int MATCHED = 100;

    private final DSLContext db;

    InvoiceQuery(DSLContext db) {
        this.db = db;
    }

    public List<InvoiceRow> page(InvoiceFilter filter, InvoiceRow.@Nullable Key before, int skip, int size) {
        // The day stands in both tables, and in the index of whichever is asked.
        var s = INVOICE_SEEN;
        var keys = db.select(s.INVOICE_ID)
                .from(s)
                .where(asked(filter))
                .and(
                        before == null
                                ? noCondition()
                                : row(s.ISSUED_ON, s.INVOICE_ID).lt(before.issuedOn(), before.id()))
                .orderBy(s.ISSUED_ON.desc(), s.INVOICE_ID.desc())
                .offset(skip)
                .limit(size)
                .fetch(s.INVOICE_ID);
        return rows(INVOICE.INVOICE_ID.in(keys));
    }

    public List<InvoiceRow> rows(Collection<InvoiceId> ids) {
        return rows(INVOICE.INVOICE_ID.in(ids));
    }

    /** The customer's, with those of customers that were merged into it, the newest first. */
    public List<InvoiceRow> ofCustomer(CustomerId customer, InvoiceRow.@Nullable Key before, int size) {
        var ids = db.select(INVOICE.INVOICE_ID)
                .from(INVOICE)
                .where(INVOICE.CUSTOMER_ID.in(MergedCustomers.with(
                        select(CUSTOMER_.CUSTOMER_ID).from(CUSTOMER_).where(CUSTOMER_.CUSTOMER_ID.eq(customer)))))
                .and(
                        before == null
                                ? noCondition()
                                : row(INVOICE.ISSUED_ON, INVOICE.INVOICE_ID).lt(before.issuedOn(), before.id()))
                .orderBy(INVOICE.ISSUED_ON.desc(), INVOICE.INVOICE_ID.desc())
                .limit(size)
                .fetch(INVOICE.INVOICE_ID);
        return rows(ids);
    }

    private List<InvoiceRow> rows(Condition which) {
        var i = INVOICE;
        var p = SERVICE_POINT;
        return db.select(
                        i.INVOICE_ID,
                        i.NUMBER,
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new),
                        i.FROM_DAY,
                        i.UNTIL_DAY,
                        i.ISSUED_ON,
                        i.DUE_ON,
                        i.GROSS_PLN,
                        INVOICE_SEEN.OPENED_AT,
                        INVOICE_SEEN.DOWNLOADED_AT)
                .from(i)
                .join(INVOICE_SEEN)
                .on(INVOICE_SEEN.INVOICE_ID.eq(i.INVOICE_ID))
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(i.CUSTOMER_ID))
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(i.SERVICE_POINT_ID))
                .where(which)
                .orderBy(i.ISSUED_ON.desc(), i.INVOICE_ID.desc())
                .fetch(mapping(InvoiceRow::new));
    }

    /** How many the filter finds; {@code most} stands for "more". */
    public int found(InvoiceFilter filter, int most) {
        return db.select(count())
                .from(select(one())
                        .from(INVOICE_SEEN)
                        .where(asked(filter))
                        .limit(most)
                        .asTable("counted"))
                .fetchSingle()
                .value1();
    }

    private Condition asked(InvoiceFilter filter) {
        Condition all = noCondition();
        if (filter.reach() != null) {
            all = all.and(
                    filter.reach() == InvoiceFilter.Reach.OPENED
                            ? INVOICE_SEEN.OPENED_AT.isNotNull()
                            : INVOICE_SEEN.OPENED_AT.isNull());
        }
        if (filter.from() != null) {
            all = all.and(INVOICE_SEEN.ISSUED_ON.ge(filter.from()));
        }
        if (filter.to() != null) {
            all = all.and(INVOICE_SEEN.ISSUED_ON.le(filter.to()));
        }
        return filter.text().isEmpty() ? all : all.and(INVOICE_SEEN.INVOICE_ID.in(searched(filter.text())));
    }

    /** What words find: of each kind the newest, by an index of its own, step by step, so that the database knows how many it looks for. */
    private List<InvoiceId> searched(String text) {
        var customers = matching(text, MATCHED);
        var found = newest(INVOICE.NUMBER.eq(text)).union(newest(INVOICE.CUSTOMER_ID.in(customers)));
        return sequence(text)
                .map(sequence -> found.union(newest(INVOICE.SEQUENCE.eq(sequence))))
                .orElse(found)
                .fetch(row -> row.value1());
    }

    private List<CustomerId> matching(String text, int most) {
        return db.select(CUSTOMER_.CUSTOMER_ID)
                .from(CUSTOMER_)
                .where(CUSTOMER_.NUMBER.eq(text).or(CUSTOMER_.NAME.containsIgnoreCase(text)))
                .orderBy(CUSTOMER_.CUSTOMER_ID)
                .limit(most)
                .fetch(CUSTOMER_.CUSTOMER_ID);
    }

    /** Whether the words fit more than is looked through, so that some of what they mean is not found. */
    public boolean isTooWide(String text) {
        if (text.isEmpty()) {
            return false;
        }
        var customers = matching(text, MATCHED + 1);
        return customers.size() > MATCHED
                || db.fetchCount(db.selectOne()
                                .from(INVOICE)
                                .where(INVOICE.CUSTOMER_ID.in(customers))
                                .limit(SEARCHED + 1))
                        > SEARCHED;
    }

    /** What somebody types of a number: its last digits, perhaps with the year before them. */
    private static Optional<Long> sequence(String text) {
        var digits = text.substring(text.lastIndexOf('/') + 1);
        return digits.matches("\\d{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private Select<Record1<InvoiceId>> newest(Condition which) {
        return db.select(INVOICE.INVOICE_ID)
                .from(INVOICE)
                .where(which)
                .orderBy(INVOICE.ISSUED_ON.desc(), INVOICE.INVOICE_ID.desc())
                .limit(SEARCHED);
    }

    public InvoiceLife life(InvoiceId id) {
        var s = INVOICE_SEEN;
        var reader = USER_ACCOUNT.as("reader");
        var fetcher = USER_ACCOUNT.as("fetcher");
        var made = select(min(INVOICE_DOCUMENT.MADE_AT))
                .from(INVOICE_DOCUMENT)
                .where(INVOICE_DOCUMENT.INVOICE_ID.eq(s.INVOICE_ID))
                .asField("made");
        var waits = select(coalesce(INVOICE_DUE.TROUBLE, inline("")))
                .from(INVOICE_DUE)
                .where(INVOICE_DUE.INVOICE_ID.eq(s.INVOICE_ID))
                .asField("waits");
        return db.select(
                        s.OPENED_AT,
                        reader.DISPLAY_NAME,
                        s.DOWNLOADED_AT,
                        fetcher.DISPLAY_NAME,
                        made.coerce(INVOICE_DOCUMENT.MADE_AT),
                        waits.coerce(INVOICE_DUE.TROUBLE))
                .from(s)
                .leftJoin(reader)
                .on(reader.USER_ACCOUNT_ID.eq(s.OPENED_BY))
                .leftJoin(fetcher)
                .on(fetcher.USER_ACCOUNT_ID.eq(s.DOWNLOADED_BY))
                .where(s.INVOICE_ID.eq(id))
                .fetchSingle(mapping(InvoiceLife::new));
    }
}
