package pl.nurt.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.SETTLEMENT;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.metering.Tables.SETTLED_INDEX;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.BillRuns;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.ParkReason;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.billing.settlement.SettlementAnswer.Offered;
import pl.nurt.billing.settlement.SettlementAnswer.Stopped;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.AsSystem;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringFixture;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.Shows;
import pl.nurt.testing.SignIn;

@IntegrationTest
class OwnSettlementsTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private OwnSettlements settlements;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    @Autowired
    private MovableClock clock;

    private Settled settled;
    private Viewer resident;

    @BeforeEach
    void household() {
        settled = new Settled(context);
        settled.household("218", "118.000");
        resident = signIn.as(Role.RESIDENT).viewer();
        settled.billed.belongs("218", resident);
    }

    @Test
    void the_price_says_every_line_and_issues_nothing() {
        var offer = offer();

        assertThat(offer.lines().from()).isEqualTo(settled.from());
        assertThat(offer.lines().until()).isEqualTo(settled.today());
        assertThat(offer.closings()).singleElement().satisfies(closing -> {
            assertThat(closing.index()).isEqualTo(CubicMetres.of("118.000"));
            assertThat(closing.serialNumber()).isEqualTo("M218");
        });
        assertThat(offer.lines().lines())
                .extracting(InvoiceLine::service)
                .contains(BilledService.WATER, BilledService.SEWAGE, BilledService.SUBSCRIPTION);
        assertThat(settled.billed.of("218")).hasSize(1);
        assertThat(db.fetchCount(SETTLED_INDEX)).isZero();
    }

    @Test
    @Shows("2.7")
    void what_was_shown_is_issued_once_however_often_it_is_pressed() {
        var offer = offer();

        var invoice = settlements.settle(resident, offer);

        assertThat(settlements.settle(resident, offer)).isEqualTo(invoice);
        assertThat(settled.billed.of("218")).hasSize(2).last().satisfies(issued -> {
            assertThat(issued.id()).isEqualTo(invoice);
            assertThat(issued.gross()).isEqualTo(offer.gross());
            // The database keeps more decimals.
            assertThat(issued.lines())
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(offer.lines().lines());
        });
        assertThat(db.fetchCount(SETTLEMENT)).isEqualTo(1);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.CONTRACT_SETTLED")))
                .isEqualTo(1);
    }

    @Test
    void on_the_same_day_it_is_not_settled_again() {
        settlements.settle(resident, offer());

        assertThat(reasons()).containsExactly(SettlementStop.Reason.NOTHING_DUE);
    }

    @Test
    void a_run_bills_only_what_is_left_and_begins_with_the_index_of_the_settlement() {
        settlements.settle(resident, offer());
        var end = YearMonth.from(settled.today()).plusMonths(1).atDay(1);
        settled.billed.contracted.read("218", CivilTime.startOf(end).minusSeconds(1), "125.000");
        clock.advance(Duration.ofDays(75));

        settled.billed.run(YearMonth.from(settled.today()));

        var last = settled.billed.of("218").getLast();
        assertThat(last.from()).isEqualTo(settled.today());
        assertThat(counted(last).opening().index()).isEqualTo(CubicMetres.of("118.000"));
    }

    @Test
    void a_run_that_was_counted_before_puts_the_contract_aside_and_bills_no_day_twice() {
        settled.billed.contracted.read(
                "218", CivilTime.startOf(settled.from().plusMonths(1)).minusSeconds(60), "117.000");
        var run = settled.billed.count(settled.billed.last);
        assertThat(items(run, ItemState.PRICED)).hasSize(1);
        settlements.settle(resident, offer());

        settled.billed.issue(run);

        assertThat(items(run, ItemState.PARKED))
                .singleElement()
                .satisfies(parked -> assertThat(parked.parked()).isEqualTo(ParkReason.DAYS_BILLED));
        assertThat(settled.billed.of("218")).hasSize(2);
    }

    private List<RunItem> items(BillRunId run, ItemState state) {
        return AsSystem.call(() -> context.getBean(BillRuns.class).items(run, state, 10));
    }

    @Test
    void a_price_that_was_shown_before_a_run_billed_its_days_is_not_issued() {
        settled.billed.contracted.read(
                "218", CivilTime.startOf(settled.from().plusMonths(1)).minusSeconds(60), "117.000");
        var offer = offer();
        settled.billed.run(settled.billed.last);

        assertThatThrownBy(() -> settlements.settle(resident, offer)).isInstanceOf(OfferChangedException.class);
        assertThat(settled.billed.of("218")).hasSize(2);
    }

    @Test
    void a_reading_that_comes_after_the_price_was_shown_does_not_change_it() {
        var offer = offer();
        settled.billed.contracted.read("218", offer.asOf().plusSeconds(20), "118.500");
        clock.advance(Duration.ofMinutes(1));

        settlements.settle(resident, offer);

        assertThat(counted(settled.billed.of("218").getLast()).closing().index())
                .isEqualTo(CubicMetres.of("118.000"));
    }

    @Test
    void a_price_that_was_shown_too_long_ago_is_not_issued() {
        var offer = offer();
        clock.advance(Duration.ofMinutes(16));

        assertThatThrownBy(() -> settlements.settle(resident, offer)).isInstanceOf(OfferChangedException.class);
        assertThat(settled.billed.of("218")).hasSize(1);
        assertThat(db.fetchCount(SETTLED_INDEX)).isZero();
    }

    @Test
    void a_suspect_reading_stops_it_in_plain_words() {
        settled.billed.contracted.read("218", settled.now.minusSeconds(30), "118.100", Verdict.IMPLAUSIBLE);

        assertThat(reasons()).containsExactly(SettlementStop.Reason.SUSPECT_READING);
    }

    @Test
    void a_meter_that_went_backwards_stops_it() {
        settled.billed.contracted.read("218", settled.now.minusSeconds(30), "60.000");

        assertThat(reasons()).contains(SettlementStop.Reason.INDEX_LOWER);
    }

    @Test
    void somebody_elses_contract_does_not_exist() {
        settled.household("219", "118.000");
        var neighbours = contract("219");

        assertThatThrownBy(() -> settlements.offer(resident, neighbours)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> settlements.meters(resident, neighbours)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> settlements.readNow(resident, neighbours)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_meter_is_not_asked_all_the_time() {
        var fixture = new MeteringFixture(db, context.getBean(Bridges.class));
        settled.billed.contracted.readThrough(
                "218", fixture.concentrator(fixture.bridge().id(), "block-7"));

        for (var time = 0; time < 6; time++) {
            assertThat(settlements.readNow(resident, contract("218"))).isTrue();
        }
        assertThat(settlements.readNow(resident, contract("218"))).isFalse();
        clock.advance(Duration.ofMinutes(16));
        assertThat(settlements.readNow(resident, contract("218"))).isTrue();
    }

    @Test
    void whoever_lives_there_may_not_use_the_offices_way() {
        var office = context.getBean(OfficeSettlements.class);

        assertThatThrownBy(() -> office.offer(contract("218"))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void what_was_settled_stays() {
        settlements.settle(resident, offer());

        assertThatThrownBy(() ->
                        db.update(SETTLEMENT).set(SETTLEMENT.AS_OF, settled.now).execute())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    private SettlementOffer offer() {
        return ((Offered) settlements.offer(resident, contract("218"))).offer();
    }

    private List<SettlementStop.Reason> reasons() {
        return ((Stopped) settlements.offer(resident, contract("218")))
                .stops().stream().map(SettlementStop::reason).toList();
    }

    private SupplyContractId contract(String number) {
        return settled.billed.contracted.contract(number);
    }

    private static Reason.Counted counted(Invoice invoice) {
        return invoice.lines().stream()
                .flatMap(line -> line.reasons().stream())
                .filter(Reason.Counted.class::isInstance)
                .map(Reason.Counted.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
