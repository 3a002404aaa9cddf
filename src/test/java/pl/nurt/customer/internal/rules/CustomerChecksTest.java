package pl.nurt.customer.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.CustomerDraft;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.platform.FieldProblem;

class CustomerChecksTest {
    @Test
    void a_person_needs_both_names_and_nothing_else() {
        assertThat(CustomerChecks.problems(Drafts.person("Ewa", "Dąbrowska").draft()))
                .isEmpty();
        assertThat(CustomerChecks.problems(Drafts.person("Ewa", " ").draft()))
                .containsExactly(new FieldProblem("familyName", "customer.problem.needed"));
    }

    @Test
    void nothing_is_longer_than_the_register_keeps() {
        var long201 = "a".repeat(201);
        assertThat(fields(Drafts.person("Ewa", long201).draft())).containsExactly("familyName");
        assertThat(fields(Drafts.of(CustomerKind.HOUSING_COMMUNITY, long201).draft()))
                .containsExactly("name");
        var home = new Address(null, long201, "1".repeat(41), "2".repeat(41), "14-420", long201, "PL");
        assertThat(fields(Drafts.person("Ewa", "Dąbrowska").residence(home).draft()))
                .containsExactly(
                        "residence.street", "residence.houseNumber", "residence.flatNumber", "residence.locality");
        var place = new ServicePointDraft(
                "1".repeat(41),
                long201,
                "1".repeat(41),
                "14-420",
                long201,
                long201,
                null,
                null,
                true,
                true,
                false,
                null,
                long201);
        assertThat(SupplyChecks.problems(place))
                .extracting(FieldProblem::field)
                .containsExactly("number", "street", "houseNumber", "locality", "plotNumber", "sensitiveNote");
    }

    @Test
    void a_company_needs_its_nip_and_a_unit_of_the_municipality_its_own_or_a_buyer() {
        assertThat(fields(Drafts.of(CustomerKind.COMPANY, "Piekarnia").draft())).containsExactly("nip");
        assertThat(fields(Drafts.of(CustomerKind.MUNICIPAL_UNIT, "Szkoła").draft()))
                .containsExactly("buyer");
        assertThat(fields(Drafts.of(CustomerKind.HOUSING_COMMUNITY, "Wspólnota").draft()))
                .isEmpty();
    }

    @Test
    void numbers_are_checked_however_they_are_written_and_kept_as_digits() {
        var draft = Drafts.of(CustomerKind.COMPANY, "Piekarnia").nip("PL 123-456-32-18");
        assertThat(CustomerChecks.problems(draft.draft())).isEmpty();
        assertThat(CustomerChecks.tidied(draft.draft()).nip()).isEqualTo("1234563218");
        assertThat(CustomerChecks.problems(draft.nip("123-456-32-19").draft()))
                .containsExactly(new FieldProblem("nip", "customer.problem.nip"));
    }

    @ParameterizedTest
    @CsvSource({
        "600 000 391,600000391",
        "+48 600-000-391,600000391",
        "0048600000391,600000391",
        "55 248 60 00,552486000",
        "+49 151 2345678,+491512345678"
    })
    void phones_are_kept_in_one_form(String written, String kept) {
        assertThat(Written.phone(written)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "sześćset", "600 000 391 12345 67890", "+"})
    void what_nobody_can_ring_is_no_phone(String written) {
        assertThat(Written.phone(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ewa@poczta",
                "ewa.poczta.example",
                "ewa@poczta.example\nBcc: all@x.example",
                "e wa@poczta.example",
                "ewa@-x.example",
                "ewa..d@poczta.example"
            })
    void what_no_mail_server_takes_is_no_mail_address(String written) {
        assertThat(Written.email(written)).isEmpty();
    }

    @Test
    void a_line_break_in_a_mail_address_is_a_problem_at_its_field() {
        var draft = Drafts.person("Ewa", "Dąbrowska").emails("ewa@poczta.example\r\nBcc: all@x.example");
        assertThat(CustomerChecks.problems(draft.draft()))
                .containsExactly(new FieldProblem("emails", "customer.problem.email"));
    }

    @Test
    void the_same_phone_twice_is_kept_once() {
        var draft = Drafts.person("Ewa", "Dąbrowska").phones("600 000 391", "600-000-391");
        assertThat(CustomerChecks.tidied(draft.draft()).phones()).containsExactly("600000391");
    }

    private static List<String> fields(pl.nurt.customer.people.CustomerDraft draft) {
        return CustomerChecks.problems(draft).stream().map(FieldProblem::field).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "W1", "SW1A 1AA", "999-999-9999"})
    void a_postal_code_abroad_may_be_short_or_missing(String code) {
        var draft = livingAt(code, "GI");
        assertThat(CustomerChecks.problems(draft)).isEmpty();
        assertThat(CustomerChecks.tidied(draft).residence())
                .satisfies(address -> assertThat(address.postalCode()).isEqualTo(code.strip()));
    }

    @Test
    void a_postal_code_that_is_too_long_abroad_or_none_of_poland_is_told_at_its_field() {
        assertThat(CustomerChecks.problems(livingAt("1234567890123", "GI")))
                .containsExactly(new FieldProblem("residence.postalCode", "customer.problem.foreignPostalCode"));
        assertThat(CustomerChecks.problems(livingAt("", "PL")))
                .containsExactly(new FieldProblem("residence.postalCode", "customer.problem.postalCode"));
    }

    private static CustomerDraft livingAt(String postalCode, String country) {
        return Drafts.person("Ewa", "Dąbrowska")
                .residence(new Address(null, "Main Street", "7", null, postalCode, "Gibraltar", country))
                .draft();
    }
}
