package pl.nurt.billing.invoices.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.extract;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.one;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.bills.OwnBill;
import pl.nurt.billing.bills.OwnBill.Key;
import pl.nurt.billing.bills.YearOfBills;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.PaymentTerm;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.Place;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.CivilTime;

/** The invoices of the customers an account acts for now, with those of customers that were merged into them. */
@Repository
public class OwnInvoiceQuery {
    private final DSLContext db;

    OwnInvoiceQuery(DSLContext db) {
        this.db = db;
    }

    public boolean isOf(UserAccountId account, InvoiceId invoice) {
        return db.fetchExists(INVOICE, INVOICE.INVOICE_ID.eq(invoice), isOf(account));
    }

    private static Condition isOf(UserAccountId account) {
        return INVOICE.CUSTOMER_ID.in(customersOf(account));
    }

    private static Select<Record1<CustomerId>> customersOf(UserAccountId account) {
        return MergedCustomers.with(
                select(CUSTOMER_USER.CUSTOMER_ID).from(CUSTOMER_USER).where(CUSTOMER_USER.USER_ACCOUNT_ID.eq(account)));
    }

    public Set<CustomerId> customers(UserAccountId account) {
        return db.fetch(customersOf(account)).intoSet(row -> row.value1());
    }

    /**
     * The newest first.
     *
     * @param year of the issue; null for all
     * @param text a part of the number; empty for all
     * @param before the last one seen; null for the newest
     */
    public List<OwnBill> page(
            UserAccountId account, @Nullable Integer year, String text, @Nullable Key before, int size) {
        return bills(which(account, year, text, before), size);
    }

    private static Condition which(UserAccountId account, @Nullable Integer year, String text, @Nullable Key before) {
        Condition which = isOf(account);
        if (year != null) {
            which = which.and(INVOICE.ISSUED_ON.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        }
        if (!text.isEmpty()) {
            which = which.and(INVOICE.NUMBER.containsIgnoreCase(text));
        }
        if (before != null) {
            which = which.and(row(INVOICE.ISSUED_ON, INVOICE.INVOICE_ID).lt(before.issuedOn(), before.invoice()));
        }
        return which;
    }

    /** All of a year's that were given, the oldest first. @param atOnce how many one question brings */
    public List<OwnBill> ofYear(UserAccountId account, int year, int atOnce) {
        var all = new ArrayList<OwnBill>();
        while (true) {
            var last = all.isEmpty() ? null : all.getLast().key();
            var more = bills(which(account, year, "", last).and(Giving.isGiven()), atOnce);
            all.addAll(more);
            if (more.size() < atOnce) {
                return all.reversed();
            }
        }
    }

    /** The last one that was given and corrects nothing. */
    public Optional<OwnBill> newest(UserAccountId account) {
        return bills(isOf(account).and(INVOICE.CORRECTS_ID.isNull()).and(Giving.isGiven()), 1).stream()
                .findFirst();
    }

    /** All that were given and are to be paid on the day or later, the newest first: a sum is made of them. */
    public List<OwnBill> dueFrom(UserAccountId account, LocalDate day) {
        return bills(
                isOf(account)
                        .and(Giving.isGiven())
                        .and(INVOICE.DUE_ON.ge(day).or(Giving.at().ge(CivilTime.startOf(day)))),
                Integer.MAX_VALUE);
    }

    /** Those that are not given yet or are being mended, the newest first. */
    public List<OwnBill> waiting(UserAccountId account, int most) {
        return bills(isOf(account).andNot(Giving.isGiven()), most);
    }

    private List<OwnBill> bills(Condition which, int size) {
        var p = SERVICE_POINT;
        var original = INVOICE.as("original");
        var later = INVOICE.as("later");
        return db.select(
                        INVOICE.INVOICE_ID,
                        INVOICE.NUMBER,
                        row(p.SERVICE_POINT_ID, p.LOCALITY, p.STREET, p.HOUSE_NUMBER)
                                .mapping(Place::new),
                        INVOICE.FROM_DAY,
                        INVOICE.UNTIL_DAY,
                        INVOICE.ISSUED_ON,
                        INVOICE.DUE_ON,
                        INVOICE.GROSS_PLN,
                        Giving.field(),
                        coalesce(INVOICE.ORIGINAL_ID, INVOICE.INVOICE_ID),
                        original.NUMBER,
                        field(DSL.exists(select(one()).from(later).where(later.CORRECTS_ID.eq(INVOICE.INVOICE_ID)))))
                .from(INVOICE)
                .join(p)
                .on(p.SERVICE_POINT_ID.eq(INVOICE.SERVICE_POINT_ID))
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .leftJoin(original)
                .on(original.INVOICE_ID.eq(INVOICE.ORIGINAL_ID))
                .where(which)
                .orderBy(INVOICE.ISSUED_ON.desc(), INVOICE.INVOICE_ID.desc())
                .limit(size)
                .fetch(mapping(
                        (id, number, place, from, until, issuedOn, dueOn, gross, giving, root, named, corrected) ->
                                new OwnBill(
                                        id,
                                        number,
                                        place,
                                        from,
                                        until,
                                        issuedOn,
                                        PaymentTerm.of(dueOn, giving.givenOn()),
                                        gross,
                                        giving.standing(),
                                        root,
                                        named,
                                        corrected)));
    }

    /** How many there are of each year, the latest year first. */
    public List<YearOfBills> years(UserAccountId account) {
        var year = extract(INVOICE.ISSUED_ON, DatePart.YEAR);
        return db.select(year, count())
                .from(INVOICE)
                .leftJoin(KSEF_SUBMISSION)
                .on(KSEF_SUBMISSION.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(isOf(account), Giving.isGiven())
                .groupBy(year)
                .orderBy(year.desc())
                .fetch(mapping(YearOfBills::new));
    }

    /** Empty when it is not theirs. */
    public Optional<InvoiceId> find(UserAccountId account, InvoiceId invoice) {
        return db.select(INVOICE.INVOICE_ID)
                .from(INVOICE)
                .where(INVOICE.INVOICE_ID.eq(invoice), isOf(account))
                .fetchOptional(INVOICE.INVOICE_ID);
    }

    /** Whosever it is. */
    public boolean exists(InvoiceId invoice) {
        return db.fetchExists(INVOICE, INVOICE.INVOICE_ID.eq(invoice));
    }

    /** Where these invoices are to be paid; of several customers each may have an account of its own. */
    public Set<String> accounts(Collection<InvoiceId> invoices) {
        return db.selectDistinct(INVOICE.ACCOUNT)
                .from(INVOICE)
                .where(INVOICE.INVOICE_ID.in(invoices), INVOICE.ACCOUNT.isNotNull())
                .fetchSet(INVOICE.ACCOUNT);
    }
}
