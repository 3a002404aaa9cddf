package pl.nurt.billing.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.billing.Contracted;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.Invoices;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.CustomerKind;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Money;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.UnwatchedRun;

@IntegrationTest
@RecordApplicationEvents
class BillRunsTest {
    @Autowired
    private BillRuns runs;

    @Autowired
    private Invoices invoices;

    @Autowired
    private DryRunJob counting;

    @Autowired
    private IssueJob issuing;

    @Autowired
    private Tariffs tariffs;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationEvents events;

    private Contracted contracted;
    private Viewer clerk;
    private BillingPeriod period;
    private LocalDate month;

    @BeforeEach
    void lastMonth() {
        clerk = signIn.as(Role.FINANCE).viewer();
        contracted = new Contracted(db, clock.instant());
        period = new BillingPeriod(
                YearMonth.from(CivilTime.dayOf(clock.instant())).minusMonths(1), 1);
        month = period.from();
        var tariff = tariffs.add(clerk, draft(month.minusYears(1), month.plusYears(1), usual("5", "8", "6")));
        tariffs.publish(clerk, tariff, 1, false);
    }

    @Test
    void a_dry_run_says_what_would_come_of_it_and_issues_nothing() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "10.000");
        contracted.billed("3", "PR", month, "0");

        var id = counted();

        var sums = runs.sums(id);
        assertThat(runs.get(id).state()).isEqualTo(RunState.PREPARED);
        assertThat(runs.counts(id).of(ItemState.PRICED)).isEqualTo(new RunCounts.Sum(3, Money.of("300.24")));
        assertThat(sums.net()).isEqualTo(Money.of("278"));
        assertThat(sums.vat()).isEqualTo(Money.of("22.24"));
        assertThat(sums.gross()).isEqualTo(Money.of("300.24"));
        assertThat(sums.groups())
                .containsExactly(
                        new RunSums.ByGroup("GD", 2, Money.of("272"), Money.of("293.76")),
                        new RunSums.ByGroup("PR", 1, Money.of("6"), Money.of("6.48")));
        assertThat(sums.prices())
                .filteredOn(sum -> sum.service().equals(BilledService.WATER))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.contracts()).isEqualTo(3);
                    assertThat(sum.quantity()).isEqualByComparingTo("20");
                    assertThat(sum.net()).isEqualTo(Money.of("100"));
                });
        assertThat(db.fetchCount(INVOICE)).isZero();
        assertThat(db.fetchCount(BILLED_PERIOD)).isZero();
    }

    @Test
    void what_is_odd_is_held_with_its_reason() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        contracted.read("2", CivilTime.startOf(month.plusDays(10)), "119.000", Verdict.IMPLAUSIBLE);
        contracted.billed("3", "GD", month, "30.000");
        contracted.verifiedUntil("3", month.plusDays(3));
        contracted.silent("4", "GD", month);
        contracted.billed("5", "GD", month, "50.000");
        contracted.ends("5", month.plusMonths(1));

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 100))
                .extracting(item -> item.customer().number(), item -> reasons(item), RunItem::isAcceptable)
                .containsExactly(
                        tuple("5", List.of(HoldReason.CONTRACT_ENDS), true),
                        tuple("3", List.of(HoldReason.VERIFICATION_EXPIRED), true),
                        tuple("2", List.of(HoldReason.SUSPECT_READING), true),
                        tuple(
                                "4",
                                List.of(HoldReason.NO_ADDRESS, HoldReason.MISSING_READINGS, HoldReason.NO_READING),
                                false));
        assertThat(runs.counts(id).held()).isEqualTo(4);
        assertThat(runs.counts(id).contracts()).isEqualTo(5);
    }

    @Test
    void an_invoice_says_who_what_how_much_and_why() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();
        assertThat(runs.start(clerk, id)).isTrue();

        issue(id);

        var invoice = single();
        assertThat(invoice.number()).matches("ZWIK/FV/\\d{4}/000001");
        assertThat(invoice.buyer().name()).isEqualTo("Odbiorca 1");
        assertThat(invoice.buyer().address()).isEqualTo("ul. Kopernika 1");
        assertThat(invoice.recipient()).isNull();
        assertThat(invoice.dueOn()).isEqualTo(invoice.issuedOn().plusDays(14));
        assertThat(invoice.gross()).isEqualTo(Money.of("146.88"));
        assertThat(invoice.vat()).singleElement().satisfies(vat -> {
            assertThat(vat.net()).isEqualTo(Money.of("136"));
            assertThat(vat.tax()).isEqualTo(Money.of("10.88"));
        });
        assertThat(invoice.lines())
                .extracting(InvoiceLine::service)
                .containsExactly(BilledService.WATER, BilledService.SEWAGE, BilledService.SUBSCRIPTION);
        var water = invoice.lines().getFirst();
        assertThat(water.source().decision()).isEqualTo("GD." + month.minusYears(1));
        assertThat(water.reasons()).singleElement().isInstanceOfSatisfying(Reason.Counted.class, counted -> {
            assertThat(counted.meter()).isEqualTo("M1");
            assertThat(counted.opening().index().value()).isEqualByComparingTo("100");
            assertThat(counted.opening().at())
                    .isEqualTo(CivilTime.startOf(month).minusSeconds(3600));
            assertThat(counted.closing().index().value()).isEqualByComparingTo("110");
            assertThat(counted.used()).isEqualByComparingTo(BigDecimal.TEN);
        });
        assertThat(invoice.lines().get(1).reasons().getFirst()).isEqualTo(new Reason.AsWater());
        assertThat(invoice.lines().getLast().reasons()).containsExactly(new Reason.FullMonths(1));
    }

    @Test
    void a_run_reconciles_freezes_its_days_and_tells_of_each_invoice() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "5.000");
        contracted.silent("3", "GD", month);
        var id = counted();
        var promised = runs.sums(id);
        runs.start(clerk, id);

        issue(id);

        var counts = runs.counts(id);
        var result = runs.result(id);
        assertThat(runs.get(id).state()).isEqualTo(RunState.FINISHED);
        assertThat(result.invoices()
                        + counts.held()
                        + counts.of(ItemState.PARKED).contracts())
                .isEqualTo(counts.contracts())
                .isEqualTo(3);
        assertThat(result.gross())
                .isEqualTo(promised.gross())
                .isEqualTo(runs.get(id).plannedGross());
        assertThat(result.agrees()).isTrue();
        assertThat(result.services())
                .allSatisfy(service -> assertThat(service.open()).isEqualTo(Money.ZERO));
        assertThat(db.fetchCount(
                        BILLED_PERIOD, BILLED_PERIOD.FROM_DAY.eq(month), BILLED_PERIOD.UNTIL_DAY.eq(period.until())))
                .isEqualTo(2);
        assertThat(events.stream(InvoiceIssued.class)).hasSize(2);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.INVOICE_ISSUED")))
                .isEqualTo(2);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.RUN_STARTED")))
                .isEqualTo(1);
    }

    @Test
    void what_was_issued_cannot_be_changed_past_the_portal() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        var invoice = single().id();

        refused(() -> db.update(INVOICE).set(INVOICE.GROSS_PLN, Money.ZERO).execute());
        refused(() -> db.deleteFrom(INVOICE_LINE).execute());
        refused(() ->
                db.update(INVOICE_VAT).set(INVOICE_VAT.VAT_PLN, Money.ZERO).execute());
        refused(() -> db.truncate(INVOICE_LINE).execute());
        assertThat(invoices.get(invoice).gross()).isEqualTo(Money.of("146.88"));
    }

    @Test
    void no_day_of_a_contract_is_billed_twice_past_the_portal() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.silent("2", "GD", month);
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        var again = db.fetchSingle(INVOICE).copy();
        again.setSequence(2L);
        again.setNumber("ZWIK/FV/2");
        again.setRunItemId(held(id, "2"));

        assertThatThrownBy(again::insert)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a_day_of_a_contract_is_billed_once");
    }

    @Test
    void a_run_that_was_started_is_not_started_again_and_its_dry_run_stays() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();

        assertThat(runs.start(clerk, id)).isTrue();
        assertThat(runs.start(signIn.as(Role.ADMIN).viewer(), id)).isFalse();
        assertThat(runs.prepare(clerk, period)).isEqualTo(id);
        assertThatThrownBy(() -> runs.countAgain(clerk, id)).isInstanceOf(StaleEditException.class);
        issue(id);
        issue(id);

        assertThat(db.fetchCount(INVOICE)).isEqualTo(1);
    }

    @Test
    void one_deed_lets_a_held_contract_in_also_after_the_start() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        contracted.billed("3", "GD", month, "30.000");
        contracted.verifiedUntil("3", month.plusDays(3));
        var id = counted();
        runs.decide(clerk, held(id, "2"), Decision.ACCEPT, "wymiana zlecona");
        runs.start(clerk, id);
        issue(id);
        assertThat(runs.result(id).invoices()).isEqualTo(2);

        runs.decide(clerk, held(id, "3"), Decision.ACCEPT, null);
        assertThat(runs.get(id).state()).isEqualTo(RunState.ISSUING);
        issue(id);

        assertThat(runs.result(id).invoices()).isEqualTo(3);
        assertThat(runs.result(id).gross()).isEqualTo(runs.get(id).plannedGross());
        assertThat(db.select(AUDIT_ENTRY.NOTE)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.DEED.eq("billing.HOLD_DECIDED"))
                        .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID)
                        .fetch(AUDIT_ENTRY.NOTE))
                .containsExactly("wymiana zlecona", null);
    }

    @Test
    void of_two_who_decide_about_one_contract_the_first_one_does() {
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        var id = counted();
        var item = held(id, "2");

        runs.decide(clerk, item, Decision.LEAVE_OUT, null);

        assertThatThrownBy(() -> runs.decide(clerk, item, Decision.ACCEPT, null))
                .isInstanceOf(StaleEditException.class);
        runs.decide(clerk, item, Decision.LOOK_AGAIN, null);
        assertThat(held(id, "2")).isEqualTo(item);
    }

    @Test
    void what_lacks_a_price_cannot_be_let_in() {
        contracted.silent("4", "GD", month);
        var id = counted();

        assertThatThrownBy(() -> runs.decide(clerk, held(id, "4"), Decision.ACCEPT, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_decision_stays_while_the_dry_run_finds_the_same_and_goes_when_it_does_not() {
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        contracted.billed("3", "GD", month, "30.000");
        contracted.verifiedUntil("3", month.plusDays(3));
        var id = counted();
        runs.decide(clerk, held(id, "2"), Decision.ACCEPT, "wiem");
        runs.decide(clerk, held(id, "3"), Decision.LEAVE_OUT, "wiem");
        contracted.read("3", CivilTime.startOf(period.until()).minusSeconds(60), "131.000");

        runs.countAgain(clerk, id);
        count(id);

        assertThat(runs.counts(id).of(ItemState.PRICED).contracts()).isEqualTo(1);
        assertThat(runs.items(id, ItemState.HELD, 10))
                .extracting(item -> item.customer().number())
                .containsExactly("3");
    }

    @Test
    void a_contract_that_is_no_longer_due_goes_with_the_next_dry_run() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        var id = counted();
        contracted.ends("2", month.minusDays(5));

        runs.countAgain(clerk, id);
        count(id);

        assertThat(runs.counts(id).contracts()).isEqualTo(1);
    }

    @Test
    void amounts_beyond_ten_digits_are_kept() {
        contracted.billed("1", "GD", month, "99899.000");
        var dear = tariffs.add(clerk, draft(month.plusYears(1), month.plusYears(2), usual("5", "8", "6")));
        assertThat(dear).isNotNull();
        var id = counted();
        runs.start(clerk, id);
        issue(id);

        assertThat(single().gross()).isEqualTo(Money.of("1402588.44"));
    }

    @Test
    void the_municipality_buys_what_its_school_receives() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.silent("9", "GD", month.plusYears(5));
        contracted.lives("9");
        db.update(CUSTOMER_)
                .set(CUSTOMER_.KIND, CustomerKind.MUNICIPAL_UNIT)
                .set(CUSTOMER_.BUYER_ID, contracted.customer("9"))
                .where(CUSTOMER_.CUSTOMER_ID.eq(contracted.customer("1")))
                .execute();
        var id = counted();
        runs.start(clerk, id);
        issue(id);

        assertThat(single().buyer().name()).isEqualTo("Odbiorca 9");
        assertThat(Objects.requireNonNull(single().recipient()).name()).isEqualTo("Odbiorca 1");
    }

    @Test
    void a_period_that_is_not_over_is_refused() {
        var present = new BillingPeriod(YearMonth.from(CivilTime.dayOf(clock.instant())), 1);

        assertThatThrownBy(() -> runs.prepare(clerk, present)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void an_earlier_period_is_not_billed_after_a_later_one() {
        var id = counted();
        runs.start(clerk, id);

        assertThatThrownBy(() ->
                        runs.prepare(clerk, new BillingPeriod(period.last().minusMonths(1), 1)))
                .isInstanceOf(RefusedInputException.class);
    }

    @Test
    void only_finance_bills() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();
        var technician = signIn.as(Role.TECHNICIAN).viewer();

        assertThatThrownBy(() -> runs.start(technician, id)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runs.prepare(technician, period)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> runs.retry(technician, id)).isInstanceOf(AccessDeniedException.class);
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> runs.get(id)).isInstanceOf(AccessDeniedException.class);
    }

    private BillRunId counted() {
        var id = runs.prepare(clerk, period);
        count(id);
        return id;
    }

    private void count(BillRunId id) {
        counting.run(new BillRunData(id.value(), runs.get(id).round()), new UnwatchedRun(clerk.jobOwner()));
    }

    private void issue(BillRunId id) {
        issuing.run(new BillRunData(id.value(), 1), new UnwatchedRun(clerk.jobOwner()));
    }

    private RunItemId held(BillRunId id, String customer) {
        return runs.items(id, ItemState.HELD, 100).stream()
                .filter(item -> item.customer().number().equals(customer))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Invoice single() {
        return invoices.get(db.select(INVOICE.INVOICE_ID).from(INVOICE).fetchSingle(INVOICE.INVOICE_ID));
    }

    private static List<HoldReason> reasons(RunItem item) {
        return item.holds().stream().map(Hold::reason).toList();
    }

    /** In a savepoint: what the database refuses must not end the test's transaction. */
    private void refused(ThrowingCallable change) {
        db.execute("savepoint before");
        assertThatThrownBy(change).isInstanceOf(DataAccessException.class);
        db.execute("rollback to savepoint before");
    }
}
