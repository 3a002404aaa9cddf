package pl.nurt.billing.runs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_DUE;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.runs.BillSettings;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.metering.readings.BilledPeriods;
import pl.nurt.metering.use.PlacesChains;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.UtilitySettings;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

@IntegrationTest
class PastRunTest {
    @Autowired
    private RunRepository runs;

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
    private Tariffs tariffs;

    @Autowired
    private BillSettings settings;

    @Autowired
    private UtilitySettings utility;

    @Autowired
    private Audit audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private DSLContext db;

    private Viewer clerk;
    private Contracted contracted;
    private BillingPeriod period;
    private LocalDate month;
    private PastRun past;

    @BeforeEach
    void lastMonth() {
        clerk = signIn.as(Role.FINANCE).viewer();
        contracted = new Contracted(db, clock.instant());
        period = new BillingPeriod(
                YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1), 1);
        month = period.from();
        var tariff = tariffs.add(clerk, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
        past = new PastRun(
                runs,
                items,
                contracts,
                assessments,
                chains,
                billed,
                invoices,
                tariffs,
                settings,
                utility,
                audit,
                transaction,
                events);
    }

    @Test
    void a_period_is_issued_on_its_day_once_with_what_was_held_and_may_be_let_in() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        contracted.silent("3", "GD", month);

        issue(false);
        issue(false);

        assertThat(db.fetch(INVOICE)).hasSize(2).allSatisfy(invoice -> {
            assertThat(invoice.getIssuedOn()).isEqualTo(period.until());
            assertThat(invoice.getDueOn()).isEqualTo(period.until().plusDays(21));
        });
        assertThat(runs.find(period).orElseThrow().state()).isEqualTo(RunState.FINISHED);
        assertThat(db.fetchCount(INVOICE_DUE)).isZero();
    }

    @Test
    void what_is_announced_is_told_of_and_gets_its_document() {
        contracted.billed("1", "GD", month, "10.000");

        issue(true);

        assertThat(db.fetchCount(INVOICE_DUE)).isEqualTo(1);
    }

    private void issue(boolean announced) {
        AsSystem.run(() -> past.issue(
                period,
                CivilTime.startOf(period.until()).plus(Duration.ofHours(9)),
                clerk.account(),
                announced,
                new UnwatchedRun(clerk.jobOwner())));
    }
}
