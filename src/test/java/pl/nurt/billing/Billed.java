package pl.nurt.billing;

import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.CUSTOMER_USER;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

/** Customers billed by real runs, for tests of what comes after; last month and the one before it can be billed. */
public final class Billed {
    private final ApplicationContext context;
    private final DSLContext db;
    private final UserAccountId clerk;
    public final Contracted contracted;
    public final YearMonth last;
    private boolean priced;

    public Billed(ApplicationContext context) {
        this.context = context;
        db = context.getBean(DSLContext.class);
        var now = context.getBean(Clock.class).instant();
        clerk = context.getBean(SignIn.class).as(Role.FINANCE).viewer().account();
        contracted = new Contracted(db, now);
        last = YearMonth.from(CivilTime.dayOf(now)).minusMonths(1);
    }

    public LocalDate month() {
        return last.atDay(1);
    }

    /** A household whose last month is billed. @param used cubic metres */
    public InvoiceId invoice(String number, String used) {
        contracted.billed(number, "GD", month(), used);
        run(last);
        return of(number).getLast().id();
    }

    /** A household of which the last two months are billed. */
    public InvoiceId invoices(String number, String before, String used) {
        contracted.billed(number, "GD", month().minusMonths(1), before);
        contracted.read(
                number,
                CivilTime.startOf(month().plusMonths(1)).minusSeconds(3600),
                new BigDecimal("100")
                        .add(new BigDecimal(before))
                        .add(new BigDecimal(used))
                        .toPlainString());
        run(last.minusMonths(1));
        run(last);
        return of(number).getLast().id();
    }

    /** Bills a month: water 5 zł, sewage 8 zł, fee 6 zł, with 8 % of tax. */
    public void run(YearMonth month) {
        issue(count(month));
    }

    /** A dry run of the month, by the same prices. */
    public BillRunId count(YearMonth month) {
        return AsSystem.call(() -> {
            var viewer = new Viewer(clerk, Set.of(Role.ADMIN));
            if (!priced) {
                var tariffs = context.getBean(Tariffs.class);
                var from = month().minusYears(1);
                var tariff = tariffs.add(viewer, draft(from, month().plusYears(1), usual("5", "8", "6")));
                tariffs.publish(viewer, tariff, 1, false);
                priced = true;
            }
            var id = context.getBean(BillRuns.class).prepare(viewer, new BillingPeriod(month, 1));
            context.getBean(DryRunJob.class).run(new BillRunData(id.value(), 1), new UnwatchedRun(viewer.jobOwner()));
            return id;
        });
    }

    /** Issues what a dry run has priced. */
    public void issue(BillRunId id) {
        AsSystem.run(() -> {
            var viewer = new Viewer(clerk, Set.of(Role.ADMIN));
            context.getBean(BillRuns.class).start(viewer, id);
            context.getBean(IssueJob.class).run(new BillRunData(id.value(), 1), new UnwatchedRun(viewer.jobOwner()));
        });
    }

    /** A customer's invoices, the oldest first. */
    public List<Invoice> of(String number) {
        var invoices = context.getBean(InvoiceRepository.class);
        return invoices.where(INVOICE.CUSTOMER_ID.eq(contracted.customer(number)));
    }

    public Invoice get(InvoiceId id) {
        return context.getBean(InvoiceRepository.class).find(id).orElseThrow();
    }

    /** From now on the account acts for the customer. */
    public void belongs(String number, Viewer resident) {
        db.insertInto(CUSTOMER_USER)
                .set(CUSTOMER_USER.USER_ACCOUNT_ID, resident.account())
                .set(CUSTOMER_USER.CUSTOMER_ID, contracted.customer(number))
                .execute();
    }

    /** As if the invoices had been issued when the account was known. */
    public void paidInto(String account) {
        db.execute("alter table billing.invoice disable trigger invoice_stays");
        db.update(INVOICE).set(INVOICE.ACCOUNT, account).execute();
        db.execute("alter table billing.invoice enable trigger invoice_stays");
    }

    /** The same for the invoices of one customer. */
    public void paidInto(String number, String account) {
        db.execute("alter table billing.invoice disable trigger invoice_stays");
        db.update(INVOICE)
                .set(INVOICE.ACCOUNT, account)
                .where(INVOICE.CUSTOMER_ID.eq(contracted.customer(number)))
                .execute();
        db.execute("alter table billing.invoice enable trigger invoice_stays");
    }

    /** How far it is on its way through KSeF, without a number. */
    public void inKsef(InvoiceId id, KsefState state) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, state)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(id))
                .execute();
    }

    /** As if the disk had eaten its seller: no document can be made of it. */
    public void broken(InvoiceId id) {
        db.execute("alter table billing.invoice disable trigger invoice_stays");
        db.update(INVOICE)
                .set(INVOICE.SELLER, JSONB.valueOf("[]"))
                .where(INVOICE.INVOICE_ID.eq(id))
                .execute();
        db.execute("alter table billing.invoice enable trigger invoice_stays");
    }

    /** The customer is another one now. */
    public void merged(String duplicate, String survivor) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.MERGED_INTO_ID, contracted.customer(survivor))
                .where(CUSTOMER_.NUMBER.eq(duplicate))
                .execute();
    }
}
