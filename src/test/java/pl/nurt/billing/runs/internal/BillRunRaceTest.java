package pl.nurt.billing.runs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.ParkReason;
import pl.nurt.billing.runs.RunState;
import pl.nurt.billing.runs.internal.ContractIssue.Work;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobRun;
import pl.nurt.platform.jobs.JobStoppedException;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

/**
 * Many at one run, on a real PostgreSQL: portals that start it together, that are cut off, and that find other readings than the dry run. The
 * portal's own jobs are at work beside the test.
 */
@HttpTest
class BillRunRaceTest {
    private static final int CONTRACTS = 40;
    private static final int PORTALS = 4;

    @Autowired
    private BillRuns runs;

    @Autowired
    private DryRunJob counting;

    @Autowired
    private IssueJob issuing;

    @Autowired
    private ContractIssue contract;

    @Autowired
    private RunRepository stored;

    @Autowired
    private ItemRepository items;

    @Autowired
    private Tariffs tariffs;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Viewer clerk;
    private BillingPeriod period;
    private Contracted contracted;

    @BeforeEach
    void contracts() {
        clerk = signIn.as(Role.FINANCE).viewer();
        period = new BillingPeriod(
                YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1), 1);
        contracted = new Contracted(db, clock.instant());
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        signIn.out();
    }

    @Test
    void whoever_starts_it_and_wherever_it_is_cut_off_each_contract_is_billed_once_and_no_number_is_missing()
            throws Exception {
        var month = period.from();
        var tariff = tariffs.add(clerk, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
        for (var number = 1; number <= CONTRACTS; number++) {
            contracted.billed("race-" + number, "GD", month, number + ".000");
        }
        var id = countedByAll();
        takenBackLeavesNoGap(id);
        // One of them is read once more after the dry run.
        contracted.read("race-7", CivilTime.startOf(period.until()).minusSeconds(60), "109.000");

        assertThat(together(PORTALS, () -> runs.start(clerk, id))).containsOnlyOnce(true);
        cutOff(id, 3);
        cutOff(id, 5);
        together(PORTALS, () -> issuing.run(data(id), new UnwatchedRun(clerk.jobOwner())));

        assertThat(runs.get(id).state()).isEqualTo(RunState.FINISHED);
        assertThat(mine(id, ItemState.ISSUED)).hasSize(CONTRACTS - 1);
        assertThat(runs.items(id, ItemState.PARKED, 100)).singleElement().satisfies(parked -> {
            assertThat(parked.customer().number()).isEqualTo("race-7");
            assertThat(parked.parked()).isEqualTo(ParkReason.CHANGED);
        });
        theRetriedOneJoins(id);
        noContractTwiceAndNoGap();
        nothingIsAddedLater();
    }

    private BillRunId countedByAll() throws Exception {
        var ids = together(PORTALS, () -> runs.prepare(clerk, period));
        assertThat(ids).containsOnly(ids.getFirst());
        var id = ids.getFirst();
        together(PORTALS, () -> counting.run(data(id), new UnwatchedRun(clerk.jobOwner())));
        assertThat(runs.get(id).state()).isEqualTo(RunState.PREPARED);
        assertThat(mine(id, ItemState.PRICED)).hasSize(CONTRACTS);
        return id;
    }

    /** As when the portal is killed between the number and the commit. */
    private void takenBackLeavesNoGap(BillRunId id) {
        var item = items.priced(id, null, 1).getFirst();
        var frozen = db.fetchCount(BILLED_PERIOD);
        AsSystem.run(() -> transaction.executeWithoutResult(status -> {
            contract.issue(item, new Work(period, stored.since(period), new PriceTable(tariffs), clerk.account()));
            assertThat(db.fetchCount(INVOICE)).isEqualTo(1);
            status.setRollbackOnly();
        }));

        assertThat(db.fetchCount(INVOICE)).isZero();
        assertThat(db.fetchCount(NUMBER_SERIES)).isZero();
        assertThat(db.fetchCount(BILLED_PERIOD)).isEqualTo(frozen);
        assertThat(items.priced(id, null, 1)).containsExactly(item);
    }

    private void theRetriedOneJoins(BillRunId id) throws Exception {
        runs.retry(clerk, id);
        together(PORTALS, () -> issuing.run(data(id), new UnwatchedRun(clerk.jobOwner())));

        assertThat(mine(id, ItemState.ISSUED)).hasSize(CONTRACTS);
        var result = runs.result(id);
        var counts = runs.counts(id);
        assertThat(result.agrees()).isTrue();
        assertThat(result.gross()).isEqualTo(runs.get(id).plannedGross());
        assertThat(result.invoices() + counts.held()).isEqualTo(counts.contracts());
    }

    private void noContractTwiceAndNoGap() {
        assertThat(db.fetchValues(INVOICE.SUPPLY_CONTRACT_ID))
                .doesNotHaveDuplicates()
                .hasSize(CONTRACTS);
        assertThat(db.select(INVOICE.SEQUENCE)
                        .from(INVOICE)
                        .orderBy(INVOICE.SEQUENCE)
                        .fetch(INVOICE.SEQUENCE))
                .isEqualTo(LongStream.rangeClosed(1, CONTRACTS).boxed().toList());
    }

    private void nothingIsAddedLater() {
        assertThatThrownBy(() -> db.insertInto(INVOICE_LINE)
                        .select(db.select(
                                        INVOICE_LINE.INVOICE_ID,
                                        INVOICE_LINE.POSITION.plus(10),
                                        INVOICE_LINE.SERVICE,
                                        INVOICE_LINE.EXTRA,
                                        INVOICE_LINE.FROM_DAY,
                                        INVOICE_LINE.UNTIL_DAY,
                                        INVOICE_LINE.QUANTITY,
                                        INVOICE_LINE.UNIT,
                                        INVOICE_LINE.NET_PRICE,
                                        INVOICE_LINE.VAT_PERCENT,
                                        INVOICE_LINE.NET_PLN,
                                        INVOICE_LINE.ESTIMATE,
                                        INVOICE_LINE.DECISION,
                                        INVOICE_LINE.STEP,
                                        INVOICE_LINE.REASONS)
                                .from(INVOICE_LINE)
                                .limit(1))
                        .execute())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nothing is added to it");
    }

    /** A job whose portal dies after so many contracts. */
    private void cutOff(BillRunId id, int after) {
        try {
            issuing.run(data(id), new DyingRun(clerk.jobOwner(), after));
        } catch (JobStoppedException dead) {
            assertThat(dead).hasMessage("killed");
        }
    }

    private static final class DyingRun implements JobRun {
        private final JobOwner owner;
        private int left;

        private DyingRun(JobOwner owner, int left) {
            this.owner = owner;
            this.left = left;
        }

        @Override
        public JobId job() {
            return new JobId(1);
        }

        @Override
        public JobOwner owner() {
            return owner;
        }

        @Override
        public JobOwner askedBy() {
            return owner;
        }

        @Override
        public void total(long steps) {}

        @Override
        public void done(long steps) {
            if (--left <= 0) {
                throw new JobStoppedException("killed");
            }
        }

        @Override
        public void check() {}

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String cursor) {}
    }

    private List<String> mine(BillRunId id, ItemState state) {
        return runs.items(id, state, 1000).stream()
                .map(item -> item.customer().number())
                .filter(number -> number.startsWith("race-"))
                .toList();
    }

    private BillRunData data(BillRunId id) {
        return new BillRunData(id.value(), 1);
    }

    /** So many at once, each on a thread of its own. */
    private <T> List<T> together(int people, Callable<T> act) throws Exception {
        var start = new CyclicBarrier(people);
        var running = new ArrayList<Future<T>>();
        for (var one = 0; one < people; one++) {
            running.add(threads.submit(() -> {
                start.await();
                return AsSystem.call(() -> {
                    try {
                        return act.call();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                });
            }));
        }
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get());
        }
        return results;
    }
}
