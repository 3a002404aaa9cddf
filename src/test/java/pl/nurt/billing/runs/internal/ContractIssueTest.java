package pl.nurt.billing.runs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.internal.ContractIssue.Work;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.audit.Audit;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

@IntegrationTest
class ContractIssueTest {
    @Autowired
    private BillRuns runs;

    @Autowired
    private DryRunJob counting;

    @Autowired
    private RunRepository stored;

    @Autowired
    private ItemRepository items;

    @Autowired
    private ContractQuery contracts;

    @Autowired
    private Assessments assessments;

    @Autowired
    private PlacesChains chains;

    @Autowired
    private BilledPeriods billed;

    @Autowired
    private InvoiceRepository invoices;

    @Autowired
    private BillSettings settings;

    @Autowired
    private UtilitySettings utility;

    @Autowired
    private Audit audit;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Tariffs tariffs;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    /** Otherwise one that waited over midnight would have a later number and an earlier date than the one it waited for. */
    @Test
    void the_clock_is_read_when_nobody_else_can_number_an_invoice_any_more() {
        var clerk = signIn.as(Role.FINANCE).viewer();
        var period = new BillingPeriod(
                YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1), 1);
        var month = period.from();
        var tariff = tariffs.add(clerk, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
        new Contracted(db, clock.instant()).billed("1", "GD", month, "10.000");
        var id = runs.prepare(clerk, period);
        counting.run(new BillRunData(id.value(), 1), new UnwatchedRun(clerk.jobOwner()));
        var turns = new ArrayList<Boolean>();
        var invoice =
                new InvoiceIssue(chains, billed, invoices, settings, utility, audit, events, new WatchedClock(turns));
        var issue = new ContractIssue(items, contracts, assessments, invoice);

        AsSystem.run(() -> issue.issue(
                items.priced(id, null, 1).getFirst(),
                new Work(period, stored.since(period), new PriceTable(tariffs), clerk.account())));

        assertThat(turns).containsExactly(true);
    }

    /** Notes of every question whether the turn was its own. */
    private final class WatchedClock extends Clock {
        private final List<Boolean> turns;

        private WatchedClock(List<Boolean> turns) {
            this.turns = turns;
        }

        @Override
        public Instant instant() {
            turns.add(Boolean.TRUE.equals(db.fetchValue("""
                    select exists (
                        select from pg_locks
                        where locktype = 'advisory' and granted and pid = pg_backend_pid() and objsubid = 1
                            and objid::bigint = hashtext('billing.number_series')::bigint & 4294967295)""")));
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
