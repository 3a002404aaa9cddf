package pl.nurt.customer.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditLog;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class ContractsTest {
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 1);

    @Autowired
    Contracts contracts;

    @Autowired
    ServicePoints points;

    @Autowired
    Customers customers;

    @Autowired
    Audit audit;

    @Autowired
    AuditLog log;

    @Autowired
    SignIn signIn;

    @Autowired
    ApplicationEvents events;

    Viewer clerk = new Viewer(new UserAccountId(0), java.util.Set.of(Role.CUSTOMER_SERVICE));
    CustomerId ewa = new CustomerId(0);
    CustomerId jan = new CustomerId(0);
    ServicePointId place = new ServicePointId(0);

    @BeforeEach
    void register() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").draft(), clerk);
        jan = customers.add(Drafts.person("Jan", "Wójcik").draft(), clerk);
        place = points.add(point("P-" + System.nanoTime(), "54.186"), clerk);
    }

    static ServicePointDraft point(String number, @Nullable String latitude) {
        return new ServicePointDraft(
                number,
                "ul. Kopernika",
                "16",
                "14420",
                "Młynary",
                "391/2",
                latitude == null ? null : new BigDecimal(latitude),
                latitude == null ? null : new BigDecimal("19.720"),
                true,
                true,
                false,
                SensitiveUse.DIALYSIS,
                "dzwonić przed zamknięciem");
    }

    static ContractDraft terms(@Nullable String number, @Nullable ServicePointId place, LocalDate from, String group) {
        return new ContractDraft(number, place, from, group, 2, InvoiceForm.PAPER, true, true, false);
    }

    @Test
    void a_place_without_coordinates_is_kept_and_one_abroad_is_refused() {
        var unknown = points.add(point("X-1", null), clerk);
        assertThat(points.card(unknown).latitude()).isNull();
        assertThat(points.card(place).postalCode()).isEqualTo("14-420");
        assertThat(points.card(place).sensitiveUse()).isEqualTo(SensitiveUse.DIALYSIS);

        refused(() -> points.add(point("X-2", "12.0"), clerk), "latitude");
        refused(() -> points.add(point("X-1", null), clerk), "number");
    }

    @Test
    void terms_follow_one_another_and_each_day_has_its_own() {
        var contract = contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);
        contracts.changeTerms(contract, 1, terms(null, null, MARCH.plusYears(1), "UP"), clerk);

        var found = contracts.get(contract);
        assertThat(found.termsOn(MARCH).orElseThrow().tariffGroup()).isEqualTo("GD");
        assertThat(found.termsOn(MARCH.plusYears(1).minusDays(1)).orElseThrow().tariffGroup())
                .isEqualTo("GD");
        assertThat(found.termsOn(MARCH.plusYears(1)).orElseThrow().tariffGroup())
                .isEqualTo("UP");
        assertThatThrownBy(() -> contracts.changeTerms(contract, 1, terms(null, null, MARCH.plusYears(2), "GD"), clerk))
                .isInstanceOf(StaleEditException.class);
    }

    @Test
    void one_place_has_one_contract_at_a_time_and_a_number_belongs_to_one_contract() {
        contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);

        refused(() -> contracts.conclude(jan, terms("T/2", place, MARCH.plusDays(9), "GD"), clerk), "place");
        var other = points.add(point("P-2", null), clerk);
        refused(() -> contracts.conclude(jan, terms("T/1", other, MARCH, "GD"), clerk), "number");
    }

    @Test
    void a_place_that_changes_hands_ends_one_contract_and_begins_another_with_the_index_of_that_day() {
        var ended = contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);
        var day = MARCH.plusMonths(8);

        var id = contracts.handOver(
                ended,
                1,
                new HandoverDraft(
                        jan, "T/2", day, List.of(new HandoverIndex("22632506", CubicMetres.of("551.392"))), "protokół"),
                clerk);

        var handover = contracts.handover(id);
        assertThat(handover.indexes()).containsExactly(new HandoverIndex("22632506", CubicMetres.of("551.392")));
        assertThat(contracts.get(ended).validTo()).isEqualTo(day);
        var begun = contracts.get(handover.begun());
        assertThat(begun.validFrom()).isEqualTo(day);
        assertThat(begun.customer().customerId()).isEqualTo(jan);
        assertThat(begun.termsOn(day).orElseThrow().tariffGroup()).isEqualTo("GD");
        assertThat(events.stream(ContractEnded.class)).containsExactly(new ContractEnded(ended, "T/1", ewa, day));

        refused(() -> contracts.handOver(ended, 2, new HandoverDraft(jan, "T/3", day, List.of(), null), clerk), "day");
    }

    @Test
    void a_change_of_owner_that_cannot_be_done_whole_is_not_begun() {
        var ended = contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);

        refused(
                () -> contracts.handOver(
                        ended,
                        1,
                        new HandoverDraft(
                                ewa,
                                "T/1",
                                MARCH.minusDays(1),
                                List.of(new HandoverIndex("1", CubicMetres.of("-0.001"))),
                                null),
                        clerk),
                "day",
                "indexes",
                "newNumber",
                "newCustomer");
        assertThat(contracts.get(ended).validTo()).isNull();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... fields) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FieldProblem::field)
                                .containsExactlyInAnyOrder(fields));
    }

    @Test
    void a_number_is_the_same_however_it_was_typed() {
        var contract = contracts.conclude(ewa, terms(" UM/2021/0031\u00a0", place, MARCH, "GD"), clerk);
        assertThat(contracts.get(contract).number()).isEqualTo("UM/2021/0031");
        var other = points.add(point("P-2", null), clerk);

        for (var typed : List.of("UM/2021/0031 ", "\u0000UM/2021/0031", "UM/2021/\u200b0031")) {
            refused(() -> contracts.conclude(jan, terms(typed, other, MARCH, "GD"), clerk), "number");
            refused(
                    () -> contracts.handOver(
                            contract, 1, new HandoverDraft(jan, typed, MARCH.plusDays(9), List.of(), null), clerk),
                    "newNumber");
        }
    }

    @Test
    void the_log_says_the_last_day_as_it_was_chosen() {
        var ended = contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);
        contracts.end(ended, 1, LocalDate.of(2027, 1, 1), clerk);

        assertThat(audit.history(CustomerDeed.subject(ewa), null, 1).getFirst().changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(tuple("contractNumber", null, "T/1"), tuple("holdsThrough", null, "2026-12-31"));
    }

    @Test
    void the_log_is_asked_for_a_customer_by_name_number_and_contract() {
        contracts.conclude(ewa, terms("UM/2021/0031", place, MARCH, "GD"), clerk);
        var number = customers.card(ewa).number();
        var auditor = signIn.as(Role.AUDITOR).viewer();
        var ever = LocalDate.of(2000, 1, 1);

        for (var said : List.of(number, "dabrowska ewa", "UM/2021/0031", "customer.customer:" + ewa.value())) {
            assertThat(log.page(
                            auditor,
                            new AuditFilter(said, AuditKind.CHANGE, ever, LocalDate.of(2100, 1, 1)),
                            null,
                            0,
                            50))
                    .as(said)
                    .extracting(AuditEntry::deed)
                    .contains(CustomerDeed.CONTRACT_CONCLUDED.code());
        }
    }

    @Test
    void an_index_says_of_which_meter_it_is() {
        var ended = contracts.conclude(ewa, terms("T/1", place, MARCH, "GD"), clerk);
        var index = List.of(new HandoverIndex(" ", CubicMetres.of("5")));

        refused(
                () -> contracts.handOver(
                        ended, 1, new HandoverDraft(jan, "T/2", MARCH.plusDays(9), index, null), clerk),
                "indexes");
    }
}
