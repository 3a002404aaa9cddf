package pl.nurt.billing.corrections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;
import static pl.nurt.db.customer.Tables.CONTRACT_TERMS;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.metering.Tables.BILLED_PERIOD;
import static pl.nurt.db.metering.Tables.SETTLED_INDEX;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.billing.Billed;
import pl.nurt.billing.corrections.CorrectionStop.Reason;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.runs.internal.ContractQuery;
import pl.nurt.billing.settlement.OfficeSettlements;
import pl.nurt.billing.settlement.SettlementAnswer;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.identity.Role;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Money;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** Water costs 5 zł, sewage 8 zł, the fee is 6 zł, with 8 % of tax. */
@IntegrationTest
class CorrectionsTest {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    private Corrected corrected;
    private Billed billed;

    @BeforeEach
    void household() {
        corrected = new Corrected(context);
        billed = corrected.billed;
    }

    @Test
    void a_right_index_states_the_lines_as_they_are_and_the_sums_as_a_difference() {
        var invoice = billed.get(billed.invoice("218", "10.000"));

        var correction =
                corrected.issue(corrected.closing(invoice.id(), "109.000")).getFirst();

        // 13 zł a cubic metre: 123.00 + 9.84 in place of 136.00 + 10.88.
        assertThat(correction.net()).isEqualTo(Money.of("-13.00"));
        assertThat(correction.tax()).isEqualTo(Money.of("-1.04"));
        assertThat(correction.gross()).isEqualTo(Money.of("-14.04"));
        assertThat(correction.state().gross()).isEqualTo(Money.of("132.84"));
        assertThat(quantity(correction, BilledService.WATER)).isEqualByComparingTo("9");
        assertThat(correction.correction()).satisfies(said -> {
            assertThat(said.corrects()).isEqualTo(invoice.id());
            assertThat(said.original()).isEqualTo(invoice.id());
            assertThat(said.kind()).isEqualTo(CorrectionKind.RECOUNTED);
            assertThat(said.reason()).isEqualTo(Corrected.REASON);
        });
        assertThat(billed.get(invoice.id())).as("what was issued stays").isEqualTo(invoice);
    }

    @Test
    void corrections_have_numbers_of_their_own_and_an_entry_in_the_log() {
        var invoice = billed.invoice("218", "10.000");

        var correction = corrected.issue(corrected.closing(invoice, "109.000")).getFirst();

        assertThat(correction.number())
                .isEqualTo("ZWIK/KOR/%d/000001".formatted(correction.issuedOn().getYear()));
        assertThat(db.fetchValues(NUMBER_SERIES.SERIES)).contains("INVOICE", "CORRECTION");
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.DEED.eq("billing.INVOICE_CORRECTED")))
                .isEqualTo(1);
    }

    @Test
    void the_next_invoice_begins_with_the_index_that_was_written_down() {
        var invoice = billed.invoice("218", "10.000");
        corrected.issue(corrected.closing(invoice, "109.000"));
        var contract = billed.contracted.contract("218");

        var ends = context.getBean(ContractQuery.class)
                .find(contract)
                .orElseThrow()
                .billed();

        assertThat(ends.indexes()).singleElement().satisfies(index -> {
            assertThat(index.index().value()).isEqualByComparingTo("109");
            assertThat(index.origin()).isEqualTo(IndexReading.Origin.CORRECTED);
        });
        assertThat(db.fetchCount(SETTLED_INDEX, SETTLED_INDEX.SUPPLY_CONTRACT_ID.eq(contract)))
                .isEqualTo(1);
    }

    @Test
    void an_index_in_the_middle_moves_the_water_to_the_next_invoice_which_is_corrected_with_it() {
        billed.invoices("218", "10.000", "8.590");
        var both = billed.of("218");

        var corrections = corrected.issue(corrected.closing(both.getFirst().id(), "109.000"));

        assertThat(corrections).extracting(Invoice::gross).containsExactly(Money.of("-14.04"), Money.of("14.04"));
        assertThat(quantity(corrections.getFirst(), BilledService.WATER)).isEqualByComparingTo("9");
        assertThat(quantity(corrections.getLast(), BilledService.WATER)).isEqualByComparingTo("9.590");
        assertThat(corrections)
                .extracting(Invoice::number)
                .extracting(number -> number.substring(number.length() - 6))
                .containsExactly("000001", "000002");
    }

    @Test
    void a_correction_is_corrected_again_and_names_the_invoice_that_was_first() {
        var invoice = billed.invoice("218", "10.000");
        var first = corrected.issue(corrected.closing(invoice, "109.000")).getFirst();

        assertThat(corrected.stops(corrected.closing(invoice, "108.000"))).containsExactly(Reason.CORRECTED);
        var second = corrected.issue(corrected.closing(first.id(), "110.000")).getFirst();

        assertThat(second.correction()).satisfies(said -> {
            assertThat(said.corrects()).isEqualTo(first.id());
            assertThat(said.original()).isEqualTo(invoice);
        });
        assertThat(second.gross()).isEqualTo(Money.of("14.04"));
        assertThat(second.state().gross()).isEqualTo(billed.get(invoice).gross());
    }

    @Test
    void what_is_right_cannot_be_corrected_and_a_correction_is_right_at_once() {
        var invoice = billed.invoice("218", "10.000");

        assertThat(corrected.stops(CorrectionRequest.of(invoice, CorrectionKind.RECOUNTED)))
                .containsExactly(Reason.NOTHING_CHANGES);
        assertThat(corrected.stops(CorrectionRequest.of(invoice, CorrectionKind.PARTIES)))
                .containsExactly(Reason.NOTHING_CHANGES);
        var correction = corrected.issue(corrected.closing(invoice, "109.000")).getFirst();
        assertThat(corrected.stops(CorrectionRequest.of(correction.id(), CorrectionKind.RECOUNTED)))
                .containsExactly(Reason.NOTHING_CHANGES);
    }

    @Test
    void what_was_agreed_otherwise_is_counted_as_it_was_agreed() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        db.update(CONTRACT_TERMS).set(CONTRACT_TERMS.SEWAGE, false).execute();

        var offer = corrected.offer(CorrectionRequest.of(invoice.id(), CorrectionKind.RECOUNTED));

        assertThat(offer.bills()).singleElement().satisfies(bill -> {
            assertThat(bill.after()).extracting(InvoiceLine::service).doesNotContain(BilledService.SEWAGE);
            assertThat(bill.difference().net()).isEqualTo(Money.of("-80.00"));
            assertThat(bill.difference().vat()).isEqualTo(Money.of("-6.40"));
        });
    }

    @Test
    void only_who_stands_on_it_changes_no_amount() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        rename("218", "Anna Nowa");

        var correction = corrected
                .issue(CorrectionRequest.of(invoice.id(), CorrectionKind.PARTIES))
                .getFirst();

        assertThat(correction.buyer().name()).isEqualTo("Anna Nowa");
        assertThat(correction.gross()).isEqualTo(Money.ZERO);
        assertThat(correction.lines()).isEqualTo(invoice.lines());
        assertThat(billed.get(invoice.id()).buyer().name()).isEqualTo("Odbiorca 218");
    }

    @Test
    void nothing_is_left_of_what_is_cancelled_and_its_days_are_billed_anew() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        var contract = billed.contracted.contract("218");

        var correction = corrected.cancelled(invoice.id());

        assertThat(correction.lines()).isEmpty();
        assertThat(correction.gross()).isEqualTo(invoice.gross().negate());
        assertThat(correction.state().gross()).isEqualTo(Money.ZERO);
        assertThat(db.fetchCount(BILLED_PERIOD, BILLED_PERIOD.SUPPLY_CONTRACT_ID.eq(contract)))
                .as("readings may come again")
                .isZero();
        assertThat(corrected.stops(corrected.closing(invoice.id(), "109.000"))).containsExactly(Reason.CANCELLED);
        assertThat(corrected
                        .corrections
                        .open(corrected.clerk(), correction.id())
                        .stops())
                .extracting(CorrectionStop::reason)
                .containsExactly(Reason.CANCELLED);
        var settlements = context.getBean(OfficeSettlements.class);
        var now = context.getBean(Clock.class).instant();
        billed.contracted.read("218", now.minusSeconds(60), "121.000");
        var clerk = corrected.clerk();
        assertThat(settlements.offer(contract)).isInstanceOfSatisfying(SettlementAnswer.Offered.class, offered -> {
            var again = billed.get(settlements.settle(clerk, offered.offer()));
            assertThat(again.from()).isEqualTo(invoice.from());
            assertThat(quantity(again, BilledService.WATER)).isEqualByComparingTo("21");
        });
    }

    @Test
    void a_bill_of_the_day_that_was_cancelled_is_made_again_the_same_day() {
        billed.contracted.billed("218", "GD", billed.month().minusMonths(1), "10.000");
        billed.run(billed.last.minusMonths(1));
        var contract = billed.contracted.contract("218");
        var settlements = context.getBean(OfficeSettlements.class);
        var now = context.getBean(Clock.class).instant();
        billed.contracted.read("218", now.minusSeconds(60), "121.000");
        var clerk = corrected.clerk();
        var first = settlements.settle(clerk, offered(settlements.offer(contract)));
        corrected.cancelled(first);

        corrected.clerk();
        var second = settlements.settle(clerk, offered(settlements.offer(contract)));

        assertThat(second).isNotEqualTo(first);
        assertThat(quantity(billed.get(second), BilledService.WATER)).isEqualByComparingTo("11");
    }

    private static SettlementOffer offered(SettlementAnswer answer) {
        return ((SettlementAnswer.Offered) answer).offer();
    }

    @Test
    void days_are_freed_from_the_end_only() {
        billed.invoices("218", "10.000", "8.590");
        var first = billed.of("218").getFirst();
        var last = billed.of("218").getLast();
        var cancel = CorrectionRequest.of(first.id(), CorrectionKind.CANCELLED);

        assertThat(corrected.stops(cancel)).containsExactly(Reason.LATER_STANDS);
        assertThat(corrected.stops(corrected
                        .closing(first.id(), "105.000")
                        .until(first.until().minusDays(11))))
                .containsExactly(Reason.LATER_STANDS);
        var both = corrected.issue(cancel.withLaterOnes());

        assertThat(both).extracting(CorrectionsTest::corrects).containsExactly(first.id(), last.id());
        assertThat(db.fetchCount(
                        BILLED_DAYS,
                        BILLED_DAYS.CORRECTION_ID.isNull(),
                        BILLED_DAYS.SUPPLY_CONTRACT_ID.eq(first.contract())))
                .isZero();
    }

    @Test
    void fewer_days_are_billed_and_those_that_are_left_belong_to_the_next_invoice() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        var last = invoice.until().minusDays(11);

        var correction = corrected
                .issue(corrected.closing(invoice.id(), "106.000").until(last))
                .getFirst();

        assertThat(correction.until()).isEqualTo(last.plusDays(1));
        assertThat(quantity(correction, BilledService.WATER)).isEqualByComparingTo("6");
        assertThat(quantity(correction, BilledService.SUBSCRIPTION)).isLessThan(BigDecimal.ONE);
        var facts = context.getBean(ContractQuery.class)
                .find(billed.contracted.contract("218"))
                .orElseThrow();
        assertThat(facts.billed().until()).isEqualTo(last.plusDays(1));
        assertThat(db.select(BILLED_PERIOD.UNTIL_DAY)
                        .from(BILLED_PERIOD)
                        .where(BILLED_PERIOD.SUPPLY_CONTRACT_ID.eq(invoice.contract()))
                        .fetch(BILLED_PERIOD.UNTIL_DAY))
                .containsOnly(last.plusDays(1));
    }

    @Test
    void a_contract_that_ended_before_is_billed_until_then_and_one_that_was_over_not_at_all() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        var end = invoice.from().plusDays(10);
        billed.contracted.ends("218", end);

        assertThat(corrected.offer(corrected.closing(invoice.id(), "104.000")).bills())
                .singleElement()
                .satisfies(bill -> assertThat(bill.until()).isEqualTo(end));
        billed.contracted.ends("218", invoice.from());
        assertThat(corrected.stops(CorrectionRequest.of(invoice.id(), CorrectionKind.RECOUNTED)))
                .containsExactly(Reason.CONTRACT_OVER);
        assertThat(corrected.cancelled(invoice.id()).lines()).isEmpty();
    }

    @Test
    void days_that_were_cancelled_are_free_for_the_owner_who_was_written_down_late() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        billed.contracted.movesIn("218", "219", invoice.from(), "100.000");
        var next = billed.contracted.contract("219");
        var contracts = context.getBean(ContractQuery.class);
        assertThat(contracts.find(next).orElseThrow().billed().elsewhere()).isNotNull();

        corrected.cancelled(invoice.id());

        assertThat(contracts.find(next).orElseThrow().billed().elsewhere()).isNull();
    }

    @Test
    void all_invoices_of_a_wrong_group_are_corrected_at_once_and_those_that_were_right_are_not() {
        billed.invoices("218", "10.000", "8.590");
        var first = billed.of("218").getFirst();
        var last = billed.of("218").getLast();
        var terms =
                db.fetchSingle(CONTRACT_TERMS, CONTRACT_TERMS.SUPPLY_CONTRACT_ID.eq(billed.contracted.contract("218")));
        terms = terms.copy();
        terms.setSupplyContractId(billed.contracted.contract("218"));
        terms.setValidFrom(last.from());
        terms.setSewage(false);
        terms.insert();

        var corrections = corrected.issue(
                CorrectionRequest.of(first.id(), CorrectionKind.RECOUNTED).withLaterOnes());

        assertThat(corrections)
                .singleElement()
                .satisfies(correction -> assertThat(corrects(correction)).isEqualTo(last.id()));
    }

    @Test
    void an_index_that_the_meter_passed_later_or_had_passed_before_is_refused() {
        var invoice = billed.get(billed.invoice("218", "10.000"));
        billed.contracted.read("218", context.getBean(Clock.class).instant(), "111.000");

        assertThat(corrected.stops(corrected.closing(invoice.id(), "112.000"))).containsExactly(Reason.ABOVE_LATER);
        assertThat(corrected.stops(corrected.closing(invoice.id(), "99.000"))).containsExactly(Reason.UNPRICED);
        assertThat(corrected.stops(corrected.closing(invoice.id(), "105.000").until(invoice.until())))
                .containsExactly(Reason.LAST_DAY);
    }

    @Test
    void an_invoice_waits_for_its_number_of_ksef_and_one_that_ksef_has_not_is_mended_instead() {
        var invoice = billed.invoice("218", "10.000");
        var request = corrected.closing(invoice, "109.000");

        billed.inKsef(invoice, KsefState.QUEUED);
        assertThat(corrected.stops(request)).containsExactly(Reason.WAITS_FOR_KSEF);
        billed.inKsef(invoice, KsefState.WITHHELD);
        assertThat(corrected.stops(request)).containsExactly(Reason.MEND_INSTEAD);
        assertThat(db.fetchCount(NUMBER_SERIES, NUMBER_SERIES.SERIES.eq("CORRECTION")))
                .as("no number is taken")
                .isZero();
    }

    @Test
    void pressed_twice_the_correction_that_is_there_is_the_answer_and_another_one_is_told() {
        var invoice = billed.invoice("218", "10.000");
        var offer = corrected.offer(corrected.closing(invoice, "109.000"));
        var other = corrected.offer(corrected.closing(invoice, "108.000"));

        var first = corrected.corrections.issue(corrected.clerk(), offer, Corrected.REASON);

        assertThat(corrected.corrections.issue(corrected.clerk(), offer, Corrected.REASON))
                .isEqualTo(first);
        assertThatThrownBy(() -> corrected.corrections.issue(corrected.clerk(), other, Corrected.REASON))
                .isInstanceOf(CorrectionChangedException.class);
        assertThat(db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.isNotNull())).isEqualTo(1);
    }

    @Test
    void a_reading_that_does_not_stand_any_more_is_shown_anew() {
        var invoice = billed.invoice("218", "10.000");
        db.update(CONTRACT_TERMS).set(CONTRACT_TERMS.SEWAGE, false).execute();
        var offer = corrected.offer(CorrectionRequest.of(invoice, CorrectionKind.RECOUNTED));
        var until = billed.get(invoice).until();
        billed.contracted.read("218", CivilTime.startOf(until).minusSeconds(1800), "111.000");

        assertThatThrownBy(() -> corrected.corrections.issue(corrected.clerk(), offer, Corrected.REASON))
                .isInstanceOf(CorrectionChangedException.class);
        assertThat(db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.isNotNull())).isZero();
    }

    @Test
    void a_reason_is_given_and_only_who_may_bill_corrects() {
        var invoice = billed.invoice("218", "10.000");
        var offer = corrected.offer(corrected.closing(invoice, "109.000"));

        assertThatThrownBy(() -> corrected.corrections.issue(corrected.clerk(), offer, "  x "))
                .isInstanceOf(IllegalArgumentException.class);
        for (var role : List.of(Role.RESIDENT, Role.AUDITOR, Role.TECHNICIAN)) {
            var other = signIn.as(role).viewer();
            assertThatThrownBy(() -> corrected.corrections.issue(other, offer, Corrected.REASON))
                    .as(role.name())
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    void past_the_portal_nothing_is_corrected_twice() {
        var invoice = billed.invoice("218", "10.000");
        corrected.issue(corrected.closing(invoice, "109.000"));
        var again = db.fetchSingle(INVOICE, INVOICE.CORRECTS_ID.isNotNull()).copy();
        again.setSequence(2L);
        again.setNumber("ZWIK/KOR/2");

        assertThatThrownBy(again::insert)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("an_invoice_is_corrected_once");
    }

    @Test
    void past_the_portal_nothing_is_corrected_that_does_not_stand() {
        var cancelled = corrected.cancelled(billed.invoice("218", "10.000"));
        var again = db.fetchSingle(INVOICE, INVOICE.CORRECTS_ID.isNotNull()).copy();
        again.setSequence(2L);
        again.setNumber("ZWIK/KOR/2");
        again.setCorrectsId(cancelled.id());

        assertThatThrownBy(again::insert)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("does not stand any more");
    }

    @Test
    void past_the_portal_no_day_is_forgotten() {
        billed.invoice("218", "10.000");

        assertThatThrownBy(() -> db.deleteFrom(BILLED_DAYS).execute())
                .hasMessageContaining("freed by its correction alone");
    }

    @Test
    void past_the_portal_no_day_is_freed() {
        var invoice = billed.invoice("218", "10.000");

        assertThatThrownBy(() -> db.update(BILLED_DAYS)
                        .set(BILLED_DAYS.CORRECTION_ID, invoice)
                        .execute())
                .hasMessageContaining("freed by its correction alone");
    }

    private void rename(String number, String name) {
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NAME, name)
                .where(CUSTOMER_.NUMBER.eq(number))
                .execute();
    }

    private static BigDecimal quantity(Invoice invoice, BilledService service) {
        return invoice.lines().stream()
                .filter(line -> line.service().equals(service))
                .map(InvoiceLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InvoiceId corrects(Invoice correction) {
        return Objects.requireNonNull(correction.correction()).corrects();
    }
}
