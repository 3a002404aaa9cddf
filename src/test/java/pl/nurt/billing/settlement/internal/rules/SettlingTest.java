package pl.nurt.billing.settlement.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pl.nurt.billing.pricing.BillTotals;
import pl.nurt.billing.pricing.Priced;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.billing.runs.internal.rules.Assessment;
import pl.nurt.billing.runs.internal.rules.Billed;
import pl.nurt.billing.runs.internal.rules.BilledSince;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.DueDays;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.SettlementStop;
import pl.nurt.billing.settlement.SettlementStop.Reason;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.InvoiceForm;

class SettlingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate BEGUN = LocalDate.of(2020, 1, 1);
    private static final BilledSince SINCE = new BilledSince(Map.of(1, LocalDate.of(2026, 9, 1)));

    @Test
    void it_goes_from_where_the_last_invoice_ended_to_yesterday() {
        assertThat(Settling.of(contract(null, FIRST), TODAY, SINCE))
                .contains(new Settling(new DueDays(FIRST, TODAY), true));
    }

    @Test
    void a_contract_that_was_never_billed_begins_where_bills_begin_here() {
        assertThat(Settling.of(contract(null, null), TODAY, SINCE))
                .contains(new Settling(new DueDays(LocalDate.of(2026, 9, 1), TODAY), true));
        assertThat(Settling.of(contract(null, null), TODAY, null)).isEmpty();
        assertThat(Settling.nothing(contract(null, null), null)).isEqualTo(SettlementStop.of(Reason.NOT_YET));
    }

    @Test
    void one_that_ended_is_settled_to_its_end_and_not_to_the_moment() {
        assertThat(Settling.of(contract(LocalDate.of(2026, 11, 20), FIRST), TODAY, SINCE))
                .contains(new Settling(new DueDays(FIRST, LocalDate.of(2026, 11, 20)), false));
        assertThat(Settling.of(contract(TODAY, FIRST), TODAY, SINCE))
                .contains(new Settling(new DueDays(FIRST, TODAY), false));
        assertThat(Settling.of(contract(TODAY.plusDays(1), FIRST), TODAY, SINCE))
                .contains(new Settling(new DueDays(FIRST, TODAY), true));
    }

    @Test
    void twice_on_one_day_nothing_is_due() {
        var contract = contract(null, TODAY);

        assertThat(Settling.of(contract, TODAY, SINCE)).isEmpty();
        assertThat(Settling.nothing(contract, SINCE)).isEqualTo(SettlementStop.of(Reason.NOTHING_DUE));
        assertThat(Settling.of(contract, TODAY.plusDays(1), SINCE)).isPresent();
    }

    /** However often and whenever somebody settles between the runs: each day stands on one bill, and none is left out. */
    @Test
    void runs_and_settlements_together_bill_every_day_once() {
        var random = new Random(4);
        for (var story = 0; story < 500; story++) {
            var billed = new ArrayList<DueDays>();
            LocalDate until = FIRST;
            for (var day = FIRST.plusDays(1); day.isBefore(LocalDate.of(2027, 4, 2)); day = day.plusDays(1)) {
                var contract = contract(null, until);
                var due = day.getDayOfMonth() == 1
                        ? contract.due(new BillingPeriod(YearMonth.from(day).minusMonths(1), 1), SINCE)
                        : random.nextInt(9) == 0
                                ? Settling.of(contract, day, SINCE).map(Settling::days)
                                : Optional.<DueDays>empty();
                if (due.isPresent()) {
                    billed.add(due.get());
                    until = due.get().until();
                }
            }
            var end = FIRST;
            for (var days : billed) {
                assertThat(days.from()).isEqualTo(end);
                assertThat(days.until()).isAfter(days.from());
                end = days.until();
            }
            assertThat(end).isEqualTo(LocalDate.of(2027, 4, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(HoldReason.class)
    void what_holds_a_contract_in_a_run_stops_it_here(HoldReason reason) {
        var hold = Hold.of(reason, "W-1");

        assertThat(Settling.stops(held(hold), AskedFrom.PORTAL)).containsExactly(SettlementStop.of(hold));
        if (reason != HoldReason.CONTRACT_ENDS) {
            assertThat(Settling.stops(held(hold), AskedFrom.OFFICE)).containsExactly(SettlementStop.of(hold));
        }
    }

    @Test
    void where_nothing_was_used_and_no_fee_is_due_there_is_nothing_to_pay() {
        var nothing = new Priced.Bill(List.of(), BillTotals.of(List.of()));
        var assessment = new Assessment(new DueDays(FIRST, TODAY), "GD", nothing, List.of());

        assertThat(Settling.stops(assessment, AskedFrom.PORTAL))
                .containsExactly(SettlementStop.of(Reason.NOTHING_TO_PAY));
    }

    private static Assessment held(Hold hold) {
        var nothing = new Priced.Bill(List.of(), BillTotals.of(List.of()));
        return new Assessment(new DueDays(FIRST, TODAY), "GD", nothing, List.of(hold));
    }

    private static ContractFacts contract(@Nullable LocalDate validTo, @Nullable LocalDate billedUntil) {
        return new ContractFacts(
                new SupplyContractId(1),
                new CustomerId(1),
                new ServicePointId(1),
                BEGUN,
                validTo,
                new Billed(billedUntil, List.of(), null),
                List.of(new ContractTerms(BEGUN, "GD", 1, InvoiceForm.PAPER, true, true, false)),
                null,
                null);
    }
}
