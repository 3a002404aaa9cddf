package pl.nurt.billing.runs.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.InvoiceForm;

class DueDaysTest {
    private static final BillingPeriod NOVEMBER = new BillingPeriod(YearMonth.of(2026, 11), 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final BilledSince SINCE = new BilledSince(Map.of(1, FIRST, 2, FIRST));
    private static final LocalDate LONG_AGO = LocalDate.of(2015, 5, 5);

    @Test
    void a_contract_that_holds_all_the_time_is_billed_for_all_the_days() {
        assertThat(due(LONG_AGO, null, null)).isEqualTo(new DueDays(FIRST, NOVEMBER.until()));
    }

    @Test
    void one_that_begins_or_ends_inside_is_billed_for_its_own_days() {
        assertThat(due(LocalDate.of(2026, 11, 20), null, null))
                .isEqualTo(new DueDays(LocalDate.of(2026, 11, 20), NOVEMBER.until()));
        assertThat(due(LONG_AGO, LocalDate.of(2026, 11, 20), null))
                .isEqualTo(new DueDays(FIRST, LocalDate.of(2026, 11, 20)));
    }

    @Test
    void one_that_begins_later_or_ended_before_is_not_billed() {
        assertThat(DueDays.of(NOVEMBER.until(), null, FIRST, NOVEMBER)).isEmpty();
        assertThat(DueDays.of(LONG_AGO, FIRST, FIRST, NOVEMBER)).isEmpty();
    }

    @Test
    void what_was_left_out_before_is_billed_now() {
        assertThat(due(LONG_AGO, null, LocalDate.of(2026, 10, 1)))
                .isEqualTo(new DueDays(LocalDate.of(2026, 10, 1), NOVEMBER.until()));
        assertThat(due(LONG_AGO, LocalDate.of(2026, 10, 20), LocalDate.of(2026, 10, 1)))
                .isEqualTo(new DueDays(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 20)));
    }

    @Test
    void one_that_was_told_of_too_late_is_billed_from_its_first_day_on() {
        var since = LocalDate.of(2026, 9, 1);

        assertThat(DueDays.of(LocalDate.of(2026, 10, 20), null, since, NOVEMBER))
                .contains(new DueDays(LocalDate.of(2026, 10, 20), NOVEMBER.until()));
    }

    @Test
    void what_is_billed_already_is_not_due() {
        assertThat(DueDays.of(LONG_AGO, null, NOVEMBER.until(), NOVEMBER)).isEmpty();
        assertThat(DueDays.of(LONG_AGO, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), NOVEMBER))
                .isEmpty();
    }

    @Test
    void what_was_agreed_for_the_last_day_says_in_which_run_it_is() {
        var contract = contract(LONG_AGO, null, null, terms(LONG_AGO, 2), terms(LocalDate.of(2026, 11, 15), 1));

        assertThat(contract.due(NOVEMBER, SINCE)).isPresent();
        assertThat(contract.due(new BillingPeriod(YearMonth.of(2026, 12), 2), SINCE))
                .isEmpty();
    }

    /** Every two months until the middle of October, so its days from September on were nobody's. */
    @Test
    void each_day_asks_the_cycle_that_was_agreed_for_it_since_when_it_is_billed_here() {
        var september = LocalDate.of(2026, 9, 1);
        var since = new BilledSince(Map.of(1, FIRST, 2, september));
        var changed = contract(LONG_AGO, null, null, terms(LONG_AGO, 2), terms(LocalDate.of(2026, 10, 15), 1));
        var changedBefore = contract(LONG_AGO, null, null, terms(LONG_AGO, 2), terms(LocalDate.of(2026, 8, 15), 1));

        assertThat(changed.due(NOVEMBER, since)).contains(new DueDays(september, NOVEMBER.until()));
        assertThat(changedBefore.due(NOVEMBER, since)).contains(new DueDays(FIRST, NOVEMBER.until()));
    }

    @Test
    void a_cycle_without_a_run_is_billed_from_the_period_in_which_the_first_run_lies() {
        var since = new BilledSince(Map.of(1, LocalDate.of(2026, 12, 1)));

        assertThat(since.of(2)).isEqualTo(FIRST);
        assertThat(since.of(6)).isEqualTo(LocalDate.of(2026, 7, 1));
        assertThat(since.of(12)).isEqualTo(since.first()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(contract(LONG_AGO, null, null, terms(LONG_AGO, 2), terms(LocalDate.of(2026, 11, 10), 1))
                        .due(new BillingPeriod(YearMonth.of(2026, 12), 1), since))
                .contains(new DueDays(FIRST, LocalDate.of(2027, 1, 1)));
    }

    @Test
    void what_stands_on_an_invoice_of_another_contract_is_not_billed_again() {
        var contract = elsewhere(LocalDate.of(2026, 11, 10));

        assertThat(contract.due(NOVEMBER, SINCE)).contains(new DueDays(LocalDate.of(2026, 11, 10), NOVEMBER.until()));
        assertThat(elsewhere(NOVEMBER.until()).due(NOVEMBER, SINCE)).contains(new DueDays(FIRST, NOVEMBER.until()));
    }

    private static ContractFacts elsewhere(LocalDate until) {
        return new ContractFacts(
                new SupplyContractId(1),
                new CustomerId(1),
                new ServicePointId(1),
                FIRST,
                null,
                new Billed(null, List.of(), new Billed.Elsewhere("FV/1", until)),
                List.of(terms(LONG_AGO, 1)),
                null,
                null);
    }

    @Test
    void somebody_sees_a_contract_without_terms() {
        assertThat(contract(LONG_AGO, null, null).due(NOVEMBER, SINCE)).isPresent();
    }

    /** Whatever cycle holds when, and whatever is left out: the invoices of a contract follow one another, and none is missing. */
    @Test
    void two_years_of_runs_bill_every_day_of_a_contract_once() {
        for (var seed = 0L; seed < 500; seed++) {
            var random = new Random(seed);
            var first = LocalDate.of(2025, 1, 1);
            var end = LocalDate.of(2027, 1, 1);
            var begin = first.plusDays(random.nextInt(300));
            var changed = begin.plusDays(1 + random.nextInt(300));
            var agreed = List.of(terms(begin, cycle(random)), terms(changed, cycle(random)));
            var started = new HashMap<Integer, LocalDate>();
            LocalDate billedUntil = null;
            for (var month = YearMonth.from(first); month.isBefore(YearMonth.from(end)); month = month.plusMonths(1)) {
                for (var period : BillingPeriod.endingWith(month)) {
                    var contract = new ContractFacts(
                            new SupplyContractId(1),
                            new CustomerId(1),
                            new ServicePointId(1),
                            begin,
                            null,
                            new Billed(billedUntil, List.of(), null),
                            agreed,
                            null,
                            null);
                    // As the portal tells it: each cycle since its own first run.
                    started.putIfAbsent(period.months(), period.from());
                    var due = contract.due(period, new BilledSince(started));
                    var isLeftOut = random.nextInt(5) == 0 && month.isBefore(YearMonth.of(2026, 1));
                    if (due.isPresent() && !isLeftOut) {
                        assertThat(due.get().from())
                                .as("seed " + seed)
                                .isEqualTo(billedUntil == null ? begin : billedUntil);
                        billedUntil = due.get().until();
                    }
                }
            }

            assertThat(billedUntil).as("seed " + seed).isEqualTo(end);
        }
    }

    private static int cycle(Random random) {
        return BillingPeriod.CYCLES.get(random.nextInt(BillingPeriod.CYCLES.size()));
    }

    private static DueDays due(LocalDate validFrom, @Nullable LocalDate validTo, @Nullable LocalDate billedUntil) {
        return DueDays.of(validFrom, validTo, billedUntil == null ? FIRST : billedUntil, NOVEMBER)
                .orElseThrow();
    }

    private static ContractTerms terms(LocalDate from, int months) {
        return new ContractTerms(from, "GD", months, InvoiceForm.PAPER, true, true, false);
    }

    private static ContractFacts contract(
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate billedUntil,
            ContractTerms... agreed) {
        return new ContractFacts(
                new SupplyContractId(1),
                new CustomerId(1),
                new ServicePointId(1),
                validFrom,
                validTo,
                new Billed(billedUntil, List.of(), null),
                List.of(agreed),
                null,
                null);
    }
}
