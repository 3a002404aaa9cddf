package pl.nurt.billing;

import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.BeanFactory;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.Role;
import pl.nurt.platform.CivilTime;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

/** Firms with a tax number, and the invoices of last month that a bill run issues for them. */
public final class BilledFirms {
    private final DSLContext db;
    private final BillRuns runs;
    private final DryRunJob counting;
    private final IssueJob issuing;
    private final Tariffs tariffs;
    private final SignIn signIn;
    private final Clock clock;

    public BilledFirms(BeanFactory beans) {
        db = beans.getBean(DSLContext.class);
        runs = beans.getBean(BillRuns.class);
        counting = beans.getBean(DryRunJob.class);
        issuing = beans.getBean(IssueJob.class);
        tariffs = beans.getBean(Tariffs.class);
        signIn = beans.getBean(SignIn.class);
        clock = beans.getBean(Clock.class);
    }

    /** So many firms, and one private person; their invoices in the order of their numbers. */
    public List<InvoiceId> issue(String prefix, int firms) {
        var period = new BillingPeriod(
                YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1), 1);
        var clerk = signIn.as(Role.FINANCE).viewer();
        var contracted = new Contracted(db, clock.instant());
        var tariff = tariffs.add(
                clerk, draft(period.from().minusYears(1), period.from().plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
        for (var number = 1; number <= firms; number++) {
            contracted.billed(prefix + number, "GD", period.from(), number + ".000");
            firm(prefix + number, Numbers.nip(number));
        }
        contracted.billed(prefix + "person", "GD", period.from(), "3.000");
        var run = runs.prepare(clerk, period);
        counting.run(new BillRunData(run.value(), 1), new UnwatchedRun(clerk.jobOwner()));
        runs.start(clerk, run);
        issuing.run(new BillRunData(run.value(), 1), new UnwatchedRun(clerk.jobOwner()));
        return db.select(INVOICE.INVOICE_ID)
                .from(INVOICE)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(INVOICE.CUSTOMER_ID))
                .where(CUSTOMER_.NUMBER.startsWith(prefix))
                .orderBy(INVOICE.INVOICE_ID)
                .fetch(INVOICE.INVOICE_ID);
    }

    /** What is in the register now. */
    public void firm(String number, String nip) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.KIND, CustomerKind.COMPANY)
                .set(CUSTOMER_.NIP, nip)
                .where(CUSTOMER_.NUMBER.eq(number))
                .execute();
    }
}
