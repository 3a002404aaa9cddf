package pl.nurt.billing.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.usual;
import static pl.nurt.db.billing.Tables.BILL_RUN;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;
import static pl.nurt.db.billing.Tables.TARIFF;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;

import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
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
import pl.nurt.billing.invoices.internal.InvoiceRepository;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.runs.internal.BillRunData;
import pl.nurt.billing.runs.internal.DryRunJob;
import pl.nurt.billing.runs.internal.IssueJob;
import pl.nurt.billing.runs.internal.ItemRepository;
import pl.nurt.billing.runs.internal.RunRepository;
import pl.nurt.billing.runs.internal.SecondLook;
import pl.nurt.billing.runs.internal.SumsQuery;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.Tariffs;
import pl.nurt.customer.CustomerKind;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Looks;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.Money;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.jobs.Jobs;
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

    @Autowired
    private RunRepository stored;

    @Autowired
    private InvoiceRepository repository;

    @Autowired
    private ItemRepository items;

    @Autowired
    private SumsQuery sums;

    @Autowired
    private SecondLook look;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Audit audit;

    @Autowired
    private Looks looks;

    @Autowired
    private ApplicationEventPublisher publisher;

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
        assertThat(invoice.dueOn()).isEqualTo(invoice.issuedOn().plusDays(21));
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
                .isInstanceOf(StaleEditException.class);
    }

    @Test
    void what_loses_its_price_after_the_dry_run_is_held_and_stops_nobody() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        var id = counted();
        contracted.read("1", end().minusSeconds(60), "90.000");
        runs.start(clerk, id);

        issue(id);

        assertThat(runs.get(id).state()).isEqualTo(RunState.FINISHED);
        assertThat(runs.result(id).invoices()).isEqualTo(1);
        assertThat(runs.get(id).plannedInvoices()).isEqualTo(1);
        assertThat(runs.items(id, ItemState.HELD, 10)).singleElement().satisfies(item -> {
            assertThat(reasons(item)).containsExactly(HoldReason.INDEX_LOWER);
            assertThat(item.gross()).isNull();
        });
    }

    @Test
    void what_is_held_after_the_start_is_looked_at_once_more_and_goes_in_when_somebody_says_so() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.silent("2", "GD", month);
        contracted.lives("2");
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        var item = held(id, "2");
        runs.decide(clerk, item, Decision.LOOK_AGAIN, null);
        assertThat(held(id, "2")).isEqualTo(item);

        contracted.read("2", CivilTime.startOf(month).minusSeconds(3600), "7.000");
        contracted.read("2", end().minusSeconds(3600), "12.000");
        runs.decide(clerk, item, Decision.LOOK_AGAIN, null);
        assertThat(runs.items(id, ItemState.PARKED, 10))
                .extracting(RunItem::parked)
                .containsExactly(ParkReason.MENDED);
        assertThat(runs.get(id).plannedInvoices()).isEqualTo(2);
        runs.decide(clerk, item, Decision.TRY_AGAIN, "odczytano");
        issue(id);

        assertThat(runs.result(id).invoices()).isEqualTo(2);
        assertThat(runs.result(id).gross()).isEqualTo(runs.get(id).plannedGross());
    }

    @Test
    void what_is_mended_before_the_start_goes_in_with_it() {
        contracted.silent("2", "GD", month);
        contracted.lives("2");
        var id = counted();
        contracted.read("2", CivilTime.startOf(month).minusSeconds(3600), "7.000");
        contracted.read("2", end().minusSeconds(3600), "12.000");

        runs.decide(clerk, held(id, "2"), Decision.LOOK_AGAIN, null);

        assertThat(runs.counts(id).of(ItemState.PRICED).contracts()).isEqualTo(1);
        assertThat(runs.sums(id).net()).isEqualTo(Money.of("71"));
    }

    @Test
    void a_parked_contract_is_tried_again_or_left_out_by_itself() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        var id = counted();
        contracted.read("1", end().minusSeconds(60), "111.000");
        contracted.read("2", end().minusSeconds(60), "121.000");
        runs.start(clerk, id);
        issue(id);
        var parked = runs.items(id, ItemState.PARKED, 10);
        assertThat(parked).extracting(RunItem::parked).containsOnly(ParkReason.CHANGED);

        runs.decide(clerk, parked.getFirst().id(), Decision.LEAVE_OUT, "sprawdzimy");
        assertThat(runs.get(id).plannedInvoices()).isEqualTo(1);
        runs.decide(clerk, parked.getLast().id(), Decision.TRY_AGAIN, null);
        issue(id);

        assertThat(runs.result(id).gross())
                .isEqualTo(runs.get(id).plannedGross())
                .isEqualTo(Money.of("160.92"));
        assertThat(runs.counts(id).of(ItemState.LEFT_OUT).contracts()).isEqualTo(1);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.PARKED_DECIDED")))
                .isEqualTo(2);
        assertThatThrownBy(() -> runs.decide(clerk, parked.getLast().id(), Decision.TRY_AGAIN, null))
                .isInstanceOf(StaleEditException.class);
    }

    @Test
    void what_is_not_due_any_more_leaves_the_run_and_says_why() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        var id = counted();
        contracted.cycle("1", month.plusDays(9), 12);
        contracted.ends("2", month.minusDays(5));
        runs.start(clerk, id);

        issue(id);

        assertThat(runs.get(id).state()).isEqualTo(RunState.FINISHED);
        assertThat(runs.get(id).plannedInvoices()).isZero();
        assertThat(runs.get(id).plannedGross()).isEqualTo(Money.ZERO);
        assertThat(runs.items(id, ItemState.LEFT_OUT, 10))
                .hasSize(2)
                .allSatisfy(item -> assertThat(reasons(item)).containsExactly(HoldReason.NOT_DUE));
    }

    @Test
    void unusual_use_is_seen_though_a_day_of_the_month_before_is_not_known() {
        contracted.billed("1", "GD", month, "90.000");
        contracted.read("1", CivilTime.startOf(month.minusMonths(1).minusDays(5)), "92.000");

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 10))
                .singleElement()
                .satisfies(item -> assertThat(reasons(item)).containsExactly(HoldReason.UNUSUAL_USE));
    }

    @Test
    void what_became_unusual_after_the_dry_run_is_held_as_well() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.read("1", CivilTime.startOf(month.minusMonths(1).minusDays(5)), "92.000");
        var id = counted();
        contracted.read("1", end().minusSeconds(60), "190.000");
        runs.start(clerk, id);

        issue(id);

        assertThat(runs.items(id, ItemState.HELD, 10))
                .singleElement()
                .satisfies(item -> assertThat(reasons(item)).containsExactly(HoldReason.UNUSUAL_USE));
    }

    @Test
    void an_owner_who_was_written_down_late_is_not_billed_what_the_one_before_was() {
        var before = month.minusMonths(1);
        contracted.billed("1", "GD", before, "10.000");
        contracted.read("1", end().minusSeconds(3600), "118.000");
        var first = counted(earlier());
        runs.start(clerk, first);
        issue(first);
        contracted.movesIn("1", "2", before, null);

        var id = counted();
        assertThat(runs.items(id, ItemState.HELD, 10)).singleElement().satisfies(item -> {
            assertThat(reasons(item)).containsExactly(HoldReason.BILLED_TO_ANOTHER);
            assertThat(item.holds().getFirst().facts()).contains(single().number());
            assertThat(item.from()).isEqualTo(month);
        });
        runs.decide(clerk, held(id, "2"), Decision.ACCEPT, "korekta w toku");
        runs.start(clerk, id);
        issue(id);

        assertThat(runs.result(id).invoices()).isEqualTo(1);
        assertThat(db.select(INVOICE.FROM_DAY)
                        .from(INVOICE)
                        .orderBy(INVOICE.INVOICE_ID)
                        .fetch(INVOICE.FROM_DAY))
                .containsExactly(before, month);
    }

    @Test
    void no_day_of_a_place_is_billed_twice_past_the_portal() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.silent("2", "GD", month);
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        var again = db.fetchSingle(INVOICE).copy();
        again.setSequence(2L);
        again.setNumber("ZWIK/FV/2");
        again.setRunItemId(held(id, "2"));
        again.setSupplyContractId(contracted.contract("2"));

        assertThatThrownBy(again::insert)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("a_day_of_a_place_is_billed_once");
    }

    @Test
    void the_indexes_of_a_change_of_owner_say_who_pays_for_what() {
        contracted.billed("1", "GD", month, "30.000");
        contracted.movesIn("1", "2", month.plusDays(14), "112.000");

        var id = counted();
        runs.decide(clerk, held(id, "1"), Decision.ACCEPT, null);
        runs.start(clerk, id);
        issue(id);

        assertThat(db.select(INVOICE_LINE.QUANTITY)
                        .from(INVOICE_LINE)
                        .join(INVOICE)
                        .on(INVOICE.INVOICE_ID.eq(INVOICE_LINE.INVOICE_ID))
                        .where(INVOICE_LINE.SERVICE.eq(ServiceKind.WATER))
                        .orderBy(INVOICE.SUPPLY_CONTRACT_ID)
                        .fetch(INVOICE_LINE.QUANTITY))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("12"), new BigDecimal("18"));
    }

    @Test
    void without_such_an_index_the_new_owner_is_looked_at_first() {
        contracted.billed("1", "GD", month, "30.000");
        contracted.movesIn("1", "2", month.plusDays(14), null);

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 10))
                .filteredOn(item -> item.customer().number().equals("2"))
                .singleElement()
                .satisfies(item -> assertThat(reasons(item)).containsExactly(HoldReason.OLD_OPENING));
    }

    @Test
    void an_index_that_came_between_two_invoices_is_seen() {
        var before = month.minusMonths(1);
        contracted.billed("1", "GD", before, "10.000");
        contracted.read("1", end().minusSeconds(3600), "118.000");
        var first = counted(earlier());
        runs.start(clerk, first);
        issue(first);
        contracted.read("1", CivilTime.startOf(month).minusSeconds(60), "112.000");

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 10))
                .singleElement()
                .satisfies(item -> assertThat(item.holds())
                        .containsExactly(Hold.of(HoldReason.OPENING_DIFFERS, "M1", "110.000", "112.000")));
    }

    @Test
    void a_suspect_index_with_which_a_first_bill_begins_is_looked_at() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.read("1", CivilTime.startOf(month).minusSeconds(60), "100.500", Verdict.IMPLAUSIBLE);

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 10))
                .singleElement()
                .satisfies(item -> assertThat(reasons(item)).containsExactly(HoldReason.SUSPECT_READING));
    }

    @Test
    void a_start_waits_for_the_period_before_and_never_goes_back_behind_a_later_one() {
        var first = counted(earlier());
        var second = counted();

        refusedFor("billing.runs.problem.earlierWaiting", () -> runs.start(clerk, second));
        runs.discard(clerk, first);
        assertThat(runs.start(clerk, second)).isTrue();

        assertThatThrownBy(() -> runs.discard(clerk, second)).isInstanceOf(StaleEditException.class);
        db.insertInto(BILL_RUN)
                .set(BILL_RUN.PERIOD_FROM, earlier().from())
                .set(BILL_RUN.PERIOD_UNTIL, earlier().until())
                .set(BILL_RUN.BILLING_MONTHS, 1)
                .set(BILL_RUN.STATE, RunState.PREPARED)
                .set(BILL_RUN.PREPARED_AT, clock.instant())
                .set(BILL_RUN.PREPARED_BY, clerk.account())
                .execute();
        var behind = runs.prepare(clerk, earlier());
        refusedFor("billing.runs.problem.laterStarted", () -> runs.start(clerk, behind));
    }

    @Test
    void without_the_sellers_tax_number_nothing_is_started() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();
        var nameless = new BillSettings("ZWIK/FV", 21, null, null, null, null, null, 3, BigDecimal.TWO, BigDecimal.TEN);
        var there = new BillRuns(
                stored, items, sums, look, nameless, jobs, counting, issuing, audit, looks, publisher, clock);

        refusedFor("billing.runs.problem.noNip", () -> there.start(clerk, id));
        assertThat(runs.get(id).state()).isEqualTo(RunState.PREPARED);
    }

    @Test
    void a_contract_is_priced_as_the_tariff_of_its_own_days_says() {
        var whole = usual("5", "8", "6");
        db.update(TARIFF).set(TARIFF.SUPERSEDED_FROM, month.plusDays(20)).execute();
        var next = draft(month.plusDays(20), month.plusYears(2), whole);
        tariffs.publish(
                clerk,
                tariffs.add(
                        clerk,
                        new TariffDraft(
                                next.decision(),
                                next.authority(),
                                next.origin(),
                                next.note(),
                                next.from(),
                                next.until(),
                                new BillingSettings(0, SplitBy.DAYS),
                                next.steps(),
                                next.items(),
                                0)),
                1,
                false);
        contracted.billed("1", "GD", month, "10.000");
        contracted.read("1", CivilTime.startOf(month.plusDays(10)).minusSeconds(60), "104.600");
        contracted.ends("1", month.plusDays(10));

        var id = counted();
        runs.decide(clerk, held(id, "1"), Decision.ACCEPT, null);

        assertThat(runs.sums(id).prices())
                .filteredOn(sum -> sum.service().equals(BilledService.WATER))
                .singleElement()
                .satisfies(sum -> assertThat(sum.quantity()).isEqualByComparingTo("4.600"));
    }

    @Test
    void numbers_are_told_in_their_order_and_without_a_gap_only_when_there_is_none() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        db.insertInto(NUMBER_SERIES)
                .set(NUMBER_SERIES.SERIES, "INVOICE")
                .set(NUMBER_SERIES.YEAR, CivilTime.dayOf(clock.instant()).getYear())
                .set(NUMBER_SERIES.PREFIX, "ZWIK/FV")
                .set(NUMBER_SERIES.LAST_NUMBER, 999_998L)
                .execute();
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        runs.decide(clerk, held(id, "2"), Decision.ACCEPT, null);
        issue(id);

        assertThat(runs.result(id).first()).endsWith("/999999");
        assertThat(runs.result(id).last()).endsWith("/1000000");
        assertThat(runs.result(id).unbroken()).isTrue();
    }

    @Test
    void numbers_between_which_another_run_has_one_are_not_said_to_be_without_a_gap() {
        contracted.billed("1", "GD", month, "10.000");
        contracted.billed("2", "GD", month, "20.000");
        contracted.verifiedUntil("2", month.plusDays(3));
        var id = counted();
        runs.start(clerk, id);
        issue(id);
        db.update(NUMBER_SERIES)
                .set(NUMBER_SERIES.LAST_NUMBER, NUMBER_SERIES.LAST_NUMBER.plus(1))
                .execute();
        runs.decide(clerk, held(id, "2"), Decision.ACCEPT, null);
        issue(id);

        assertThat(runs.result(id).unbroken()).isFalse();
    }

    @Test
    void a_row_of_numbers_only_goes_on_by_one() {
        contracted.billed("1", "GD", month, "10.000");
        var id = counted();
        runs.start(clerk, id);
        issue(id);

        refused(() ->
                db.update(NUMBER_SERIES).set(NUMBER_SERIES.LAST_NUMBER, 7L).execute());
        refused(() -> db.update(NUMBER_SERIES)
                .set(NUMBER_SERIES.LAST_NUMBER, NUMBER_SERIES.LAST_NUMBER.minus(1))
                .execute());
        refused(() -> db.update(NUMBER_SERIES)
                .set(NUMBER_SERIES.PREFIX, "INNE")
                .set(NUMBER_SERIES.LAST_NUMBER, NUMBER_SERIES.LAST_NUMBER.plus(1))
                .execute());
        refused(() -> db.deleteFrom(NUMBER_SERIES).execute());
        refused(() -> db.truncate(NUMBER_SERIES).cascade().execute());
    }

    @Test
    void an_invoice_is_due_fourteen_days_after_its_issue_at_the_earliest() {
        var validator = Validation.buildDefaultValidatorFactory().getValidator();

        assertThat(validator.validate(due(13))).hasSize(1);
        assertThat(validator.validate(due(14))).isEmpty();
    }

    private static BillSettings due(int days) {
        return new BillSettings("ZWIK/FV", days, null, null, null, null, null, 3, BigDecimal.TWO, BigDecimal.TEN);
    }

    private void refusedFor(String why, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::messageKey)
                                .containsExactly(why));
    }

    private BillingPeriod earlier() {
        return new BillingPeriod(period.last().minusMonths(1), 1);
    }

    private Instant end() {
        return CivilTime.startOf(period.until());
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
    void a_school_without_an_address_is_not_left_off_the_invoice_in_silence() {
        contracted.silent("1", "GD", month);
        contracted.used("1", month, "10.000");
        contracted.silent("9", "GD", month.plusYears(5));
        contracted.lives("9");
        db.update(CUSTOMER_)
                .set(CUSTOMER_.KIND, CustomerKind.MUNICIPAL_UNIT)
                .set(CUSTOMER_.BUYER_ID, contracted.customer("9"))
                .where(CUSTOMER_.CUSTOMER_ID.eq(contracted.customer("1")))
                .execute();

        var id = counted();

        assertThat(runs.items(id, ItemState.HELD, 10))
                .filteredOn(item -> item.customer().number().equals("1"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(reasons(item)).contains(HoldReason.NO_ADDRESS);
                    assertThat(item.isAcceptable()).isFalse();
                });
    }

    @Test
    void the_next_bill_begins_with_the_index_as_it_was_billed() {
        contracted.billed("1", "GD", month, "10.999");
        var id = counted();
        runs.start(clerk, id);
        issue(id);

        var ends = repository.lastIndexes(List.of(contracted.contract("1"))).get(contracted.contract("1"));

        assertThat(Objects.requireNonNull(ends).asBilled().ends()).isEqualTo(Map.of("M1", new BigDecimal("110.999")));
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
        assertThatThrownBy(() -> runs.sums(id)).isInstanceOf(AccessDeniedException.class);
        signIn.as(Role.AUDITOR);
        assertThat(runs.get(id).id()).isEqualTo(id);
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> runs.get(id)).isInstanceOf(AccessDeniedException.class);
    }

    private BillRunId counted() {
        return counted(period);
    }

    private BillRunId counted(BillingPeriod some) {
        var id = runs.prepare(clerk, some);
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
