package pl.nurt.billing.tariffs.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pl.nurt.billing.TariffDrafts.draft;
import static pl.nurt.billing.TariffDrafts.item;
import static pl.nurt.billing.TariffDrafts.usual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BilledTerms;
import pl.nurt.billing.pricing.Measured;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.tariffs.DatedRate;
import pl.nurt.billing.tariffs.RateKind;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffDraft;
import pl.nurt.billing.tariffs.TariffId;
import pl.nurt.billing.tariffs.TariffProblem;
import pl.nurt.billing.tariffs.TariffProblem.Kind;
import pl.nurt.billing.tariffs.TariffState;
import pl.nurt.customer.supply.InvoiceForm;

class TariffChecksTest {
    private static final LocalDate A = LocalDate.of(2024, 9, 7);
    private static final LocalDate B = LocalDate.of(2027, 9, 1);
    private static final LocalDate C = LocalDate.of(2027, 9, 7);
    private static final LocalDate D = LocalDate.of(2030, 9, 7);
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final List<DatedRate> RATES = List.of(rate("2011-01-01", "8"), rate("2028-01-01", "9"));

    /** As the sketch of the page has it: the one ends on 31 August, the next begins on 7 September. */
    @Test
    void six_days_between_two_tariffs_are_named() {
        assertThat(beside(draft(C, D, usual("5", "8", "6")), published(A, B, null)))
                .containsExactly(TariffProblem.between(Kind.HOLE, B, C, "GD." + A));
        assertThat(beside(draft(B, D, usual("5", "8", "6")), published(A, B, null)))
                .isEmpty();
    }

    @Test
    void a_hole_after_it_is_named_as_well_and_the_first_tariff_has_none() {
        assertThat(beside(draft(A, B, usual("5", "8", "6")), published(C, D, null)))
                .containsExactly(TariffProblem.between(Kind.HOLE, B, C, "GD." + C));
        assertThat(beside(draft(A, B, usual("5", "8", "6")))).isEmpty();
    }

    @Test
    void a_tariff_takes_the_place_of_another_from_a_day_to_come_until_its_end_or_longer() {
        assertThat(beside(draft(TODAY, D, usual("5", "8", "6")), published(A, B, null)))
                .containsExactly(TariffProblem.between(Kind.SUPERSEDES, TODAY, B, "GD." + A));
    }

    @Test
    void it_may_not_begin_before_today_nor_end_before_the_other_one() {
        assertThat(beside(draft(TODAY.minusDays(1), D, usual("5", "8", "6")), published(A, B, null)))
                .containsExactly(TariffProblem.between(Kind.OVERLAP, TODAY.minusDays(1), B, "GD." + A));
        assertThat(beside(draft(TODAY, B.minusDays(1), usual("5", "8", "6")), published(A, B, null)))
                .extracting(TariffProblem::kind)
                .containsExactly(Kind.OVERLAP);
    }

    @Test
    void what_was_superseded_holds_only_until_then() {
        assertThat(beside(draft(TODAY, D, usual("5", "8", "6")), published(A, B, TODAY)))
                .isEmpty();
    }

    @Test
    void contracts_without_a_price_are_counted_with_their_days() {
        var steps = List.of(A, A.plusYears(1));
        var draft = draft(
                A,
                B,
                steps,
                item(BilledService.WATER, PriceFor.EVERYBODY, "5.00", "5.10"),
                item(BilledService.SEWAGE, PriceFor.group("GD"), "8.00"));

        var problems = new TariffChecks(draft, List.of(), TODAY)
                .forContracts(new PriceList(RATES).of(draft), List.of(terms("GD", 300), terms("UP", 7)));

        assertThat(problems)
                .extracting(TariffProblem::kind, TariffProblem::from, TariffProblem::until, TariffProblem::contracts)
                .containsExactly(tuple(Kind.NO_PRICE, A.plusYears(1), B, 300L), tuple(Kind.NO_PRICE, A, B, 7L));
    }

    @Test
    void two_prices_of_which_neither_is_narrower_are_named() {
        var draft = draft(
                A,
                B,
                item(BilledService.WATER, PriceFor.group("GD"), "5.00"),
                item(BilledService.WATER, PriceFor.invoice(InvoiceForm.PAPER), "5.10"),
                item(BilledService.SEWAGE, PriceFor.EVERYBODY, "8.00"));

        var problems = new TariffChecks(draft, List.of(), TODAY)
                .forContracts(new PriceList(RATES).of(draft), List.of(terms("GD", 1)));

        assertThat(problems).extracting(TariffProblem::kind).containsExactly(Kind.TWO_PRICES);
    }

    @Test
    void a_price_is_cut_where_its_rate_of_vat_changes() {
        var draft = draft(C, D, item(BilledService.WATER, PriceFor.EVERYBODY, "5.00"));

        assertThat(new PriceList(RATES).of(draft))
                .extracting(Price::from, Price::until, Price::vat)
                .containsExactly(
                        tuple(C, LocalDate.of(2028, 1, 1), VatRate.of("8")),
                        tuple(LocalDate.of(2028, 1, 1), D, VatRate.of("9")));
    }

    @Test
    void steps_follow_one_another_and_end_where_the_tariff_is_superseded() {
        var draft = draft(
                A,
                B,
                List.of(A, A.plusYears(1), A.plusYears(2)),
                item(BilledService.WATER, PriceFor.EVERYBODY, "5.00", "5.10", "5.20"));
        var superseded = new Tariff(
                new TariffId(1), TariffState.PUBLISHED, draft, A.plusYears(1).plusDays(10));

        assertThat(new PriceList(RATES).of(superseded))
                .extracting(Price::from, Price::until, Price::net)
                .containsExactly(
                        tuple(A, A.plusYears(1), new BigDecimal("5.00")),
                        tuple(A.plusYears(1), A.plusYears(1).plusDays(10), new BigDecimal("5.10")));
    }

    private static List<TariffProblem> beside(TariffDraft draft, Tariff... others) {
        return new TariffChecks(draft, List.of(others), TODAY).besideOthers();
    }

    private static Tariff published(LocalDate from, LocalDate until, @Nullable LocalDate superseded) {
        return new Tariff(new TariffId(1), TariffState.PUBLISHED, draft(from, until, usual("5", "8", "6")), superseded);
    }

    private static TermsInUse terms(String group, long contracts) {
        return new TermsInUse(
                new BilledTerms(
                        LocalDate.MIN, LocalDate.MAX, group, Measured.METERED, InvoiceForm.PAPER, 2, true, true, false),
                contracts);
    }

    private static DatedRate rate(String from, String percent) {
        return new DatedRate(RateKind.VAT_REDUCED, LocalDate.parse(from), new BigDecimal(percent), "VAT", true);
    }
}
