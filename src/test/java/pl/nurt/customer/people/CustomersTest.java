package pl.nurt.customer.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.customer.CustomerChanged;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.platform.StaleEditException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class CustomersTest {
    @Autowired
    DSLContext db;

    @Autowired
    Customers customers;

    @Autowired
    Audit audit;

    @Autowired
    SignIn signIn;

    @Autowired
    ApplicationEvents events;

    Viewer clerk;

    CustomersTest() {
        clerk = new Viewer(new pl.nurt.identity.UserAccountId(0), java.util.Set.of(Role.CUSTOMER_SERVICE));
    }

    @BeforeEach
    void signIn() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
    }

    @Test
    void a_new_customer_gets_the_next_number_and_is_shown_as_typed() {
        var ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska")
                        .phones("600 000 391", "55 248 60 00")
                        .emails("Ewa@Poczta.example")
                        .draft(),
                clerk);
        var jan = customers.add(Drafts.person("Jan", "Wójcik").draft(), clerk);

        var card = customers.card(ewa);
        assertThat(card.name()).isEqualTo("Ewa Dąbrowska");
        assertThat(card.phones()).containsExactly("600000391", "552486000");
        assertThat(card.emails()).containsExactly("ewa@poczta.example");
        assertThat(card.residence()).isEqualTo(Drafts.HOME);
        assertThat(Integer.parseInt(customers.card(jan).number())).isEqualTo(Integer.parseInt(card.number()) + 1);
        assertThat(events.stream(CustomerChanged.class)).contains(CustomerChanged.of(ewa), CustomerChanged.of(jan));
    }

    @Test
    void the_page_never_holds_a_whole_pesel_and_asking_for_it_is_a_deed_of_its_own() {
        var pesel = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);
        var ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").pesel(pesel).draft(), clerk);

        assertThat(customers.card(ewa).peselEnd()).isEqualTo(pesel.substring(7));
        assertThat(customers.revealPesel(ewa, clerk)).isEqualTo(pesel);

        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThatThrownBy(() -> customers.revealPesel(ewa, auditor)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_change_that_says_nothing_of_the_pesel_keeps_it() {
        var pesel = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);
        var ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").pesel(pesel).draft(), clerk);

        customers.change(ewa, 1, Drafts.person("Ewa", "Nowak").draft(), clerk);

        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Nowak");
        assertThat(customers.revealPesel(ewa, clerk)).isEqualTo(pesel);
    }

    @Test
    void saving_what_holds_already_changes_nothing() {
        var ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska").phones("600 000 391").draft(), clerk);
        var said = audit.history(CustomerDeed.subject(ewa), null, 10).size();

        customers.change(
                ewa, 1, Drafts.person("Ewa", "Dąbrowska").phones("600000391").draft(), clerk);

        assertThat(customers.card(ewa).version()).isEqualTo(1);
        assertThat(audit.history(CustomerDeed.subject(ewa), null, 10)).hasSize(said);
    }

    @Test
    void the_log_says_what_changed_and_only_that() {
        var first = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);
        var ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska")
                        .pesel(first)
                        .phones("600 000 391")
                        .draft(),
                clerk);
        var draft = Drafts.person("Ewa", "Nowak").phones("600 000 391", "55 248 60 00");
        customers.change(ewa, customers.card(ewa).version(), draft.draft(), clerk);

        assertThat(lastChange(ewa))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(
                        tuple("name", "Ewa Dąbrowska", "Ewa Nowak"),
                        tuple("phones", "600000391", "600000391, 552486000"));
    }

    @Test
    void another_pesel_is_told_in_the_log_even_when_it_ends_alike() {
        var first = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);
        var alike = IntStream.rangeClosed(1, 28)
                .mapToObj(day -> Numbers.pesel(LocalDate.of(1981, 3, day), 614))
                .filter(other -> other.substring(7).equals(first.substring(7)))
                .findFirst()
                .orElseThrow();
        var ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").pesel(first).draft(), clerk);
        customers.change(
                ewa,
                customers.card(ewa).version(),
                Drafts.person("Ewa", "Dąbrowska").pesel(alike).draft(),
                clerk);

        assertThat(customers.revealPesel(ewa, clerk)).isEqualTo(alike);
        assertThat(lastChange(ewa)).extracting(FieldChange::field).containsExactly("pesel");
    }

    private List<FieldChange> lastChange(CustomerId customer) {
        return audit.history(CustomerDeed.subject(customer), null, 1).getFirst().changes();
    }

    @Test
    void nobody_is_a_customer_twice_by_pesel() {
        var pesel = Numbers.pesel(LocalDate.of(1980, 3, 14), 614);
        customers.add(Drafts.person("Ewa", "Dąbrowska").pesel(pesel).draft(), clerk);

        assertRefused(Drafts.person("Ewa", "Dombrowska").pesel(pesel), "pesel");
    }

    @Test
    void wrong_numbers_are_said_at_their_fields_and_nothing_is_kept() {
        assertRefused(Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("123-456-32-19"), "nip");
        assertRefused(Drafts.person("Ewa", "Dąbrowska").pesel("80031406141"), "pesel");
        assertRefused(Drafts.person("Ewa", "Dąbrowska").phones("brak"), "phones");
    }

    private void assertRefused(Drafts draft, String field) {
        var before = customers.counts(CustomerFilter.ALL).all();
        assertThatThrownBy(() -> customers.add(draft.draft(), clerk))
                .isInstanceOfSatisfying(
                        RefusedInputException.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.field()).isEqualTo(field)));
        assertThat(customers.counts(CustomerFilter.ALL).all()).isEqualTo(before);
    }

    @Test
    void of_very_many_found_pages_come_in_the_same_order() {
        db.execute(
                "insert into customer.customer (number, name, kind) select 'M/' || n, 'Zagroda ' || n, 'COMPANY' from generate_series(1, 1100) as n");
        customers.add(Drafts.person("Ewa", "Zagrodzka").draft(), clerk);
        customers.add(Drafts.person("Jan", "Zając").draft(), clerk);
        var filter = new CustomerFilter("zagrod", null, false);

        var all = customers.page(filter, null, 0, 2_000);
        var counts = customers.counts(filter);
        assertThat(all).hasSize(counts.all()).hasSize(1_101);
        var persons = new CustomerFilter("zagrod", CustomerKind.PERSON, false);
        assertThat(counts.isCounted(persons)).as("nobody asked").isFalse();
        assertThat(customers.counts(persons).of(persons)).isEqualTo(1);
        assertThat(customers.page(filter, null, 1, 50)).isEqualTo(all.subList(1, 51));
        assertThat(customers.page(filter, all.get(49), 0, 50)).isEqualTo(all.subList(50, 100));
        assertThat(customers.page(new CustomerFilter("zagrod", CustomerKind.PERSON, false), null, 0, 50))
                .containsExactly(all.getLast());
    }

    /** A walk down the list would look at everybody else first. */
    @Test
    void of_very_many_found_those_at_the_end_of_a_long_list_make_whole_pages() {
        db.execute("insert into customer.customer (number, name, kind)"
                + " select 'A/' || n, 'Aleja ' || n, 'COMPANY' from generate_series(1, 1100) as n union all"
                + " select 'Z/' || n, 'Zagroda ' || n, 'COMPANY' from generate_series(1, 1100) as n");
        var filter = new CustomerFilter("zagrod", null, false);
        var all = customers.page(filter, null, 0, 2_000);

        assertThat(all).hasSize(1_100);
        assertThat(customers.page(filter, null, 0, 50)).isEqualTo(all.subList(0, 50));
        assertThat(customers.page(filter, all.get(1_069), 0, 50)).isEqualTo(all.subList(1_070, 1_100));
    }

    @Test
    void whoever_is_slower_is_told_and_changes_nothing() {
        var ewa = customers.add(Drafts.person("Ewa", "Dąbrowska").draft(), clerk);
        customers.change(ewa, 1, Drafts.person("Ewa", "Nowak").draft(), clerk);

        assertThatThrownBy(() ->
                        customers.change(ewa, 1, Drafts.person("Ewa", "Lis").draft(), clerk))
                .isInstanceOf(StaleEditException.class);
        assertThat(customers.card(ewa).name()).isEqualTo("Ewa Nowak");
    }

    @Test
    void an_unknown_customer_is_not_found_whoever_asks() {
        assertThatThrownBy(() -> customers.card(new CustomerId(Long.MAX_VALUE))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void residents_and_auditors_cannot_change_the_register() {
        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThatThrownBy(() -> customers.add(Drafts.person("Ewa", "Lis").draft(), auditor))
                .isInstanceOf(AccessDeniedException.class);
        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> customers.counts(CustomerFilter.ALL)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_school_may_name_the_municipality_as_its_buyer() {
        var gmina = customers.add(
                Drafts.of(CustomerKind.MUNICIPAL_UNIT, "Gmina Młynary")
                        .nip("1234563218")
                        .draft(),
                clerk);
        var school = customers.add(
                Drafts.of(CustomerKind.MUNICIPAL_UNIT, "Szkoła Podstawowa")
                        .buyer(gmina)
                        .draft(),
                clerk);

        assertThat(customers.card(school).buyer())
                .satisfies(buyer -> assertThat(buyer.name()).isEqualTo("Gmina Młynary"));
    }

    @Test
    void several_people_may_act_for_one_customer_and_stop_on_a_day() {
        var wspolnota = customers.add(
                Drafts.of(CustomerKind.HOUSING_COMMUNITY, "Wspólnota Kopernika 16a")
                        .draft(),
                clerk);
        var zarzadca = customers.addRepresentative(
                wspolnota,
                new RepresentativeDraft("Adam Lis", Capacity.ADMINISTRATOR, "600 100 200", null, null),
                clerk);
        customers.addRepresentative(
                wspolnota,
                new RepresentativeDraft("Zofia Bąk", Capacity.BOARD_MEMBER, null, "z@x.example", null),
                clerk);

        customers.endRepresentative(zarzadca, clerk);
        customers.endRepresentative(zarzadca, clerk);

        assertThat(customers.card(wspolnota).representatives())
                .extracting(Representative::name)
                .containsExactly("Zofia Bąk");
    }

    @Test
    void the_list_pages_by_key_in_polish_order() {
        for (var name : new String[] {"Łoś", "Lis", "Zając", "Ćma", "Cap"}) {
            customers.add(Drafts.person("Testjan", name).draft(), clerk);
        }
        var filter = new CustomerFilter("testjan", null, false);
        var first = customers.page(filter, null, 0, 2);
        var rest = customers.page(filter, first.getLast(), 0, 10);

        assertThat(first).extracting(CustomerRow::name).containsExactly("Testjan Cap", "Testjan Ćma");
        assertThat(rest).extracting(CustomerRow::name).containsExactly("Testjan Lis", "Testjan Łoś", "Testjan Zając");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "W1"})
    void a_customer_abroad_is_kept_with_the_code_there_is(String code) {
        var id = customers.add(
                Drafts.person("Ewa", "Dąbrowska")
                        .residence(new Address(null, "Main Street", "7", null, code, "Gibraltar", "GI"))
                        .draft(),
                clerk);

        assertThat(customers.card(id).residence())
                .satisfies(address -> assertThat(address.secondLine()).isEqualTo((code + " Gibraltar, GI").strip()));
    }
}
