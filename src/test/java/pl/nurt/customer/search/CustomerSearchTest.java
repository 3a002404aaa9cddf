package pl.nurt.customer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.merging.Merges;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class CustomerSearchTest {
    @Autowired
    CustomerSearch search;

    @Autowired
    Customers customers;

    @Autowired
    ServicePoints points;

    @Autowired
    Contracts contracts;

    @Autowired
    Merges merges;

    @Autowired
    SignIn signIn;

    Viewer clerk = new Viewer(new UserAccountId(0), java.util.Set.of(Role.CUSTOMER_SERVICE));
    CustomerId ewa = new CustomerId(0);

    @BeforeEach
    void register() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        ewa = customers.add(
                Drafts.person("Ewa", "Dąbrowska")
                        .phones("600 000 391")
                        .emails("ewa@poczta.example")
                        .draft(),
                clerk);
        customers.add(
                Drafts.of(CustomerKind.COMPANY, "Łódzka Piekarnia")
                        .nip("1234563218")
                        .draft(),
                clerk);
        for (var house : new String[] {"4", "16", "16a", "160"}) {
            var place = points.add(
                    new ServicePointDraft(
                            null,
                            "ul. Wiatrakowa",
                            house,
                            "14-420",
                            "Młynary",
                            house + "/7",
                            null,
                            null,
                            true,
                            true,
                            false,
                            null,
                            null),
                    clerk);
            if (!house.equals("160")) {
                contracts.conclude(
                        ewa,
                        new ContractDraft(
                                "UM/391/" + house,
                                place,
                                LocalDate.of(2024, 1, 1),
                                "GD",
                                2,
                                InvoiceForm.PAPER,
                                true,
                                true,
                                false),
                        clerk);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dabrowska",
                "DĄBROWSKA ewa",
                "ewa dą",
                "600 000 391",
                "600000391",
                "+48 600 000 391",
                "0391 dabr",
                "ewa@poczta",
                "wiatrakowa 16",
                "ul. Wiatrakowa 4",
                "um/391/16a"
            })
    void a_customer_is_found_by_whatever_a_caller_says(String said) {
        assertThat(search.customers(said, 6))
                .extracting(CustomerHit::customerId)
                .contains(ewa);
    }

    @Test
    void a_company_is_found_by_its_nip_however_it_is_written() {
        assertThat(search.customers("123-456-32-18", 6))
                .extracting(CustomerHit::name)
                .containsExactly("Łódzka Piekarnia");
        assertThat(search.customers("lodzka", 6)).extracting(CustomerHit::name).containsExactly("Łódzka Piekarnia");
    }

    @Test
    void the_place_that_was_asked_for_stands_beside_the_name() {
        assertThat(search.customers("wiatrakowa 16a", 6))
                .extracting(CustomerHit::place)
                .containsExactly("ul. Wiatrakowa 16a");
    }

    @Test
    void a_house_asked_for_whole_stands_before_those_that_only_begin_so() {
        assertThat(search.places("wiatrakowa 16", 6))
                .extracting(hit -> hit.place().houseNumber())
                .containsExactly("16", "16a", "160");
        assertThat(search.places("wiatrakowa 16", 1))
                .singleElement()
                .satisfies(hit -> assertThat(hit.holder()).isNotNull());
    }

    @Test
    void a_street_is_found_with_how_many_places_lie_there() {
        assertThat(search.streets("wiatr", 6)).containsExactly(new StreetHit("Młynary", "ul. Wiatrakowa", 4));
    }

    @Test
    void a_plot_number_finds_its_place() {
        assertThat(search.places("16a/7", 6)).extracting(PlaceHit::plotNumber).containsExactly("16a/7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", ",", "ul."})
    void nothing_asked_finds_nothing(String said) {
        assertThat(search.customers(said, 6)).isEmpty();
        assertThat(search.places(said, 6)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'; drop table customer.customer; --", "zzz qqq"})
    void signs_that_mean_something_to_a_database_mean_nothing_here(String said) {
        assertThat(search.customers(said, 6)).isEmpty();
    }

    @Test
    void what_changed_is_found_by_the_new_word_and_no_longer_by_the_old() {
        customers.change(
                ewa, 1, Drafts.person("Ewa", "Nowakowska").phones("700 111 222").draft(), clerk);

        assertThat(search.customers("dabrowska ewa", 6)).isEmpty();
        assertThat(search.customers("600000391", 6)).isEmpty();
        assertThat(search.customers("nowakowska 700111222", 6)).hasSize(1);
    }

    @Test
    void a_merged_customer_is_found_no_more_but_the_survivor_by_its_places() {
        var duplicate = customers.add(Drafts.person("Ewelina", "Dombrowska").draft(), clerk);
        merges.merge(ewa, duplicate, clerk);

        assertThat(search.customers("wiatrakowa 16a", 6))
                .extracting(CustomerHit::customerId)
                .containsExactly(duplicate);
        assertThat(search.customers("dabrowska", 6)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"um/391/16a", "UM/391/16a dąbrowska"})
    void the_number_of_a_contract_that_has_ended_still_finds_whose_it_was_and_says_so(String said) {
        var contract = contracts.ofCustomer(ewa).stream()
                .filter(one -> one.number().equals("UM/391/16a"))
                .findFirst()
                .orElseThrow();
        contracts.end(contract.contractId(), contract.version(), LocalDate.of(2025, 1, 1), clerk);

        assertThat(search.customers(said, 6)).singleElement().satisfies(hit -> {
            assertThat(hit.customerId()).isEqualTo(ewa);
            assertThat(hit.endedContract()).isEqualTo("UM/391/16a");
        });
        assertThat(customers.page(new CustomerFilter(said, null, false), null, 0, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.endedContract()).isEqualTo("UM/391/16a"));
        assertThat(search.customers("dąbrowska", 6))
                .singleElement()
                .satisfies(hit -> assertThat(hit.endedContract()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'neil", "O’Neil", "O‘NEIL", "oʼneil-kowalska", "o`neil–kowalska", "O´Neil—Kowalska"})
    void apostrophes_and_dashes_are_alike(String said) {
        var shaun = customers.add(Drafts.person("Shaun", "O’Neil-Kowalska").draft(), clerk);

        assertThat(search.customers(said, 6))
                .extracting(CustomerHit::customerId)
                .containsExactly(shaun);
    }
}
