package pl.nurt.billing.runs.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.BillingSettings;
import pl.nurt.billing.pricing.Price;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.SplitBy;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.MeteredPart;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;

class ContractBillTest {
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 1);
    private static final Instant BEFORE = CivilTime.startOf(FROM).minusSeconds(600);
    private static final Instant END = CivilTime.startOf(UNTIL).minusSeconds(600);
    private static final LocalDate VERIFIED = LocalDate.of(2028, 1, 1);
    private static final HoldLimits LIMITS = new HoldLimits(3, new BigDecimal("3"), new BigDecimal("10"));
    private static final Party BUYER = new Party("1", "Jan Lis", null, "ul. Sadowa 2", "14-420 Młynary", "PL");

    private @Nullable LocalDate validTo;
    private @Nullable Party buyer = BUYER;
    private List<ContractTerms> agreed =
            List.of(new ContractTerms(LocalDate.of(2020, 1, 1), "GD", 1, InvoiceForm.PAPER, true, true, false));
    private Instant opened = BEFORE;
    private Billed billed = Billed.NOTHING;
    private final List<MeteredPart> parts = new ArrayList<>();

    @Test
    void what_is_in_order_has_a_price_and_waits_for_nobody() {
        meter("10");

        var assessed = assess("9");

        assertThat(assessed.holds()).isEmpty();
        assertThat(Objects.requireNonNull(assessed.bill()).totals().gross()).isEqualTo(Money.of("146.88"));
        assertThat(assessed.group()).isEqualTo("GD");
    }

    @Test
    void a_suspect_reading_is_shown_with_its_day() {
        part(MeterRole.MAIN, "10", END, VERIFIED, CivilTime.startOf(LocalDate.of(2026, 11, 20)));

        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.SUSPECT_READING, "W-1", "2026-11-20"));
    }

    @Test
    void a_meter_may_be_silent_for_three_days_but_not_for_four() {
        part(MeterRole.MAIN, "10", CivilTime.startOf(LocalDate.of(2026, 11, 27)), VERIFIED, null);
        assertThat(assess("9").holds()).isEmpty();

        parts.clear();
        part(MeterRole.MAIN, "10", CivilTime.startOf(LocalDate.of(2026, 11, 26)), VERIFIED, null);
        assertThat(assess("9").holds())
                .containsExactly(Hold.of(HoldReason.MISSING_READINGS, "W-1", "2026-11-26", "110.000"));
    }

    @Test
    void a_verification_must_hold_until_the_last_day() {
        part(MeterRole.MAIN, "10", END, UNTIL.minusDays(1), null);
        assertThat(assess("9").holds()).isEmpty();

        parts.clear();
        part(MeterRole.MAIN, "10", END, UNTIL.minusDays(2), null);
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.VERIFICATION_EXPIRED, "W-1", "2026-11-29"));
    }

    @Test
    void use_far_from_before_is_unusual_in_either_direction_and_a_small_one_never() {
        meter("41.7");
        assertThat(assess("8.2").holds()).containsExactly(Hold.of(HoldReason.UNUSUAL_USE, "41.700", "8.200"));
        assertThat(assess("150").holds()).extracting(Hold::reason).containsExactly(HoldReason.UNUSUAL_USE);
        assertThat(assess("14").holds()).isEmpty();

        parts.clear();
        meter("9");
        assertThat(assess("0.1").holds()).isEmpty();
    }

    @Test
    void a_contract_that_ends_waits_for_its_last_indexes() {
        meter("10");
        validTo = UNTIL;

        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.CONTRACT_ENDS, "2026-11-30"));
    }

    @Test
    void without_an_address_nobody_may_say_bill_it_as_it_is() {
        meter("10");
        buyer = null;

        assertThat(assess("9").holds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason()).isEqualTo(HoldReason.NO_ADDRESS);
            assertThat(hold.reason().isAcceptable()).isFalse();
        });
    }

    @Test
    void what_cannot_be_computed_says_why_and_has_no_price() {
        assertThat(assess("9").bill()).isNull();
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.NO_READING));

        meter("10");
        var without = assess("9", List.of());
        assertThat(without.bill()).isNull();
        assertThat(without.holds()).containsExactly(Hold.of(HoldReason.NO_PRICE, "2026-11-01", "2026-11-30", "GD"));
    }

    @Test
    void two_prices_that_fit_equally_are_said_and_none_is_chosen() {
        meter("10");
        var twice = new ArrayList<>(prices());
        twice.add(price(BilledService.WATER, new PriceFor("GD", null, null, null, null), "5.10"));
        twice.add(price(BilledService.WATER, PriceFor.invoice(InvoiceForm.PAPER), "5.20"));

        assertThat(assess("9", twice).holds()).extracting(Hold::reason).containsExactly(HoldReason.PRICES_OVERLAP);
    }

    @Test
    void a_first_bill_that_begins_with_an_old_index_is_looked_at() {
        opened = CivilTime.startOf(FROM.minusDays(4));
        meter("10");
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.OLD_OPENING, "W-1", "2026-10-28"));

        billed = new Billed(FROM, List.of(), null);
        assertThat(assess("9").holds()).isEmpty();
    }

    @Test
    void an_invoice_begins_with_the_index_with_which_the_last_one_ended() {
        meter("10");
        billed = new Billed(FROM, List.of(index("100", IndexReading.Origin.READING)), null);
        assertThat(assess("9").holds()).isEmpty();

        billed = new Billed(FROM, List.of(index("98.500", IndexReading.Origin.READING)), null);
        assertThat(assess("9").holds())
                .containsExactly(Hold.of(HoldReason.OPENING_DIFFERS, "W-1", "98.500", "100.000"));

        parts.clear();
        part(MeterRole.MAIN, "10", END, VERIFIED, null, new MeterId(7));
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.OPENING_DIFFERS, "W-1", "98.500", "–"));
        billed = new Billed(FROM, List.of(index("98.500", IndexReading.Origin.REMOVED)), null);
        assertThat(assess("9").holds()).isEmpty();
    }

    private static IndexReading index(String index, IndexReading.Origin origin) {
        return new IndexReading(BEFORE, CubicMetres.of(index), new MeterId(1), "W-1", origin);
    }

    @Test
    void days_on_an_invoice_of_another_contract_are_said_and_not_billed() {
        meter("10");
        billed = new Billed(null, List.of(), new Billed.Elsewhere("FV/7", UNTIL));

        assertThat(assess("9").bill()).isNull();
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.BILLED_TO_ANOTHER, "FV/7", "2026-11-30"));

        billed = new Billed(null, List.of(), new Billed.Elsewhere("FV/7", FROM));
        assertThat(assess("9").bill()).isNotNull();
        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.BILLED_TO_ANOTHER, "FV/7", "2026-10-31"));
    }

    @Test
    void a_meter_that_was_put_in_long_before_the_end_and_not_read_may_be_billed_without_use() {
        fresh(LocalDate.of(2026, 11, 28));
        assertThat(assess("0").holds()).isEmpty();

        parts.clear();
        fresh(LocalDate.of(2026, 11, 12));
        var assessed = assess("0");
        assertThat(assessed.holds())
                .containsExactly(Hold.of(HoldReason.MISSING_READINGS, "W-1", "2026-11-12", "0.012"));
        assertThat(Objects.requireNonNull(assessed.bill()).totals().net()).isEqualTo(Money.of("6"));
    }

    private void fresh(LocalDate day) {
        var put = new IndexReading(
                CivilTime.startOf(day).plusSeconds(36_000),
                CubicMetres.of("0.012"),
                new MeterId(1),
                "W-1",
                IndexReading.Origin.INSTALLED);
        parts.add(
                new MeteredPart(new ChainPart(new MeterId(1), "W-1", MeterRole.MAIN, put, put, null), VERIFIED, null));
    }

    @Test
    void a_contract_without_terms_is_seen() {
        meter("10");
        agreed = List.of();

        assertThat(assess("9").holds()).containsExactly(Hold.of(HoldReason.NO_TERMS));
    }

    @Test
    void water_of_a_sub_meter_is_no_sewage_while_its_verification_holds() {
        meter("10");
        part(MeterRole.SUB, "4", END, VERIFIED, null);
        assertThat(Objects.requireNonNull(assess("9").bill()).totals().gross()).isEqualTo(Money.of("112.32"));

        parts.removeLast();
        part(MeterRole.SUB, "4", END, FROM, null);
        assertThat(Objects.requireNonNull(assess("9").bill()).totals().gross()).isEqualTo(Money.of("146.88"));
        assertThat(assess("9").holds()).isEmpty();
    }

    @Test
    void a_decision_covers_what_was_known_and_nothing_else() {
        part(MeterRole.MAIN, "10", END, UNTIL.minusDays(2), null);
        var assessed = assess("9");

        assertThat(assessed.isOddBeyond(assessed.holds())).isFalse();
        assertThat(assessed.isOddBeyond(List.of())).isTrue();
    }

    private void meter(String used) {
        part(MeterRole.MAIN, used, END, VERIFIED, null);
    }

    private void part(MeterRole role, String used, Instant closed, LocalDate verifiedUntil, @Nullable Instant odd) {
        part(role, used, closed, verifiedUntil, odd, new MeterId(parts.size() + 1));
    }

    private void part(
            MeterRole role,
            String used,
            Instant closed,
            LocalDate verifiedUntil,
            @Nullable Instant odd,
            MeterId meter) {
        var serial = "W-" + meter.value();
        var opening = CubicMetres.of("100");
        parts.add(new MeteredPart(
                new ChainPart(
                        meter,
                        serial,
                        role,
                        new IndexReading(opened, opening, meter, serial, IndexReading.Origin.READING),
                        new IndexReading(
                                closed, opening.plus(CubicMetres.of(used)), meter, serial, IndexReading.Origin.READING),
                        CubicMetres.of(used)),
                verifiedUntil,
                odd));
    }

    private Assessment assess(String before) {
        return assess(before, prices());
    }

    private Assessment assess(String before, List<Price> prices) {
        var contract = new ContractFacts(
                new SupplyContractId(1),
                new CustomerId(1),
                new ServicePointId(1),
                LocalDate.of(2020, 1, 1),
                validTo,
                billed,
                agreed,
                buyer,
                null);
        return ContractBill.assess(
                contract,
                new DueDays(FROM, UNTIL),
                parts,
                CubicMetres.of(before),
                prices,
                new BillingSettings(3, SplitBy.DAYS),
                LIMITS);
    }

    private static List<Price> prices() {
        return List.of(
                price(BilledService.WATER, PriceFor.EVERYBODY, "5"),
                price(BilledService.SEWAGE, PriceFor.EVERYBODY, "8"),
                price(BilledService.SUBSCRIPTION, PriceFor.EVERYBODY, "6"));
    }

    private static Price price(BilledService service, PriceFor whom, String net) {
        return new Price(
                new PriceSource("GD.1", 1),
                service,
                whom,
                service.equals(BilledService.SUBSCRIPTION) ? PriceUnit.MONTH : PriceUnit.CUBIC_METRE,
                new BigDecimal(net),
                VatRate.of("8"),
                FROM.minusYears(1),
                UNTIL.plusYears(1));
    }
}
