package pl.nurt.customer.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.MergedCustomerException;
import pl.nurt.customer.consents.ConsentEvidence;
import pl.nurt.customer.consents.ConsentSubject;
import pl.nurt.customer.consents.Consents;
import pl.nurt.customer.consents.CustomerConsent;
import pl.nurt.customer.notes.CustomerNote;
import pl.nurt.customer.notes.NoteKind;
import pl.nurt.customer.notes.Notes;
import pl.nurt.customer.people.Capacity;
import pl.nurt.customer.people.CustomerFilter;
import pl.nurt.customer.people.Customers;
import pl.nurt.customer.people.RepresentativeDraft;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.ContractDraft;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.supply.HandoverDraft;
import pl.nurt.customer.supply.InvoiceForm;
import pl.nurt.customer.supply.ServicePointDraft;
import pl.nurt.customer.supply.ServicePoints;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class MergesTest {
    @Autowired
    Merges merges;

    @Autowired
    Customers customers;

    @Autowired
    Contracts contracts;

    @Autowired
    ServicePoints points;

    @Autowired
    Notes notes;

    @Autowired
    Consents consents;

    @Autowired
    Audit audit;

    @Autowired
    SignIn signIn;

    Viewer clerk = new Viewer(new UserAccountId(0), java.util.Set.of(Role.CUSTOMER_SERVICE));
    CustomerId duplicate = new CustomerId(0);
    CustomerId survivor = new CustomerId(0);

    @BeforeEach
    void register() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        duplicate = customers.add(
                Drafts.person("Ewa", "Dombrowska").phones("600 000 391").draft(), clerk);
        survivor = customers.add(Drafts.person("Ewa", "Dąbrowska").draft(), clerk);
        var place = points.add(
                new ServicePointDraft(
                        null, null, "3", "14-420", "Błudowo", null, null, null, true, false, false, null, null),
                clerk);
        contracts.conclude(
                duplicate,
                new ContractDraft(
                        "M/1", place, LocalDate.of(2024, 1, 1), "GD", 2, InvoiceForm.PAPER, true, false, false),
                clerk);
        notes.write(duplicate, NoteKind.NOTE, "Wodomierz w piwnicy", null, clerk);
    }

    @Test
    void the_duplicate_points_to_the_survivor_who_has_everything_now() {
        merges.merge(duplicate, survivor, clerk);

        assertThat(customers.card(duplicate).mergedInto())
                .satisfies(into -> assertThat(into.customerId()).isEqualTo(survivor));
        assertThat(contracts.ofCustomer(survivor)).extracting(Contract::number).containsExactly("M/1");
        assertThat(customers.card(survivor).phones()).containsExactly("600000391");
        assertThat(notes.of(survivor, 10)).extracting(CustomerNote::text).containsExactly("Wodomierz w piwnicy");
        assertThat(customers.page(new CustomerFilter("dombrowska", null, false), null, 0, 10))
                .isEmpty();
    }

    @Test
    void what_was_written_of_a_duplicate_is_read_with_the_last_survivor_of_a_chain() {
        consents.record(duplicate, null, ConsentSubject.E_INVOICE, true, "1", ConsentEvidence.PAPER, clerk);
        var last = customers.add(Drafts.person("Ewa", "Dąbrowska-Lis").draft(), clerk);
        merges.merge(duplicate, survivor, clerk);
        var second = merges.merge(survivor, last, clerk);

        assertThat(notes.of(last, 10)).extracting(CustomerNote::text).containsExactly("Wodomierz w piwnicy");
        assertThat(consents.of(last)).extracting(CustomerConsent::subject).containsExactly(ConsentSubject.E_INVOICE);

        merges.undo(second, clerk);

        assertThat(notes.of(last, 10)).isEmpty();
        assertThat(notes.of(survivor, 10)).extracting(CustomerNote::text).containsExactly("Wodomierz w piwnicy");
    }

    @Test
    void an_undone_merge_leaves_everything_as_it_was() {
        var merge = merges.merge(duplicate, survivor, clerk);
        merges.undo(merge, clerk);

        assertThat(customers.card(duplicate).mergedInto()).isNull();
        assertThat(contracts.ofCustomer(duplicate)).extracting(Contract::number).containsExactly("M/1");
        assertThat(contracts.ofCustomer(survivor)).isEmpty();
        assertThat(customers.card(duplicate).phones()).containsExactly("600000391");
        assertThatThrownBy(() -> merges.undo(merge, clerk)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_was_built_on_a_merge_keeps_it() {
        var merge = merges.merge(duplicate, survivor, clerk);
        var contract = contracts.ofCustomer(survivor).getFirst();
        var buyer = customers.add(Drafts.person("Jan", "Wójcik").draft(), clerk);
        contracts.handOver(
                contract.contractId(),
                contract.version(),
                new HandoverDraft(buyer, "M/2", LocalDate.of(2025, 1, 1), List.of(), null),
                clerk);

        assertThatThrownBy(() -> merges.undo(merge, clerk)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void nobody_is_merged_with_themselves_or_twice() {
        assertThatThrownBy(() -> merges.merge(survivor, survivor, clerk)).isInstanceOf(RefusedInputException.class);
        merges.merge(duplicate, survivor, clerk);
        assertThatThrownBy(() -> merges.merge(duplicate, survivor, clerk)).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> merges.merge(survivor, duplicate, clerk)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void the_history_of_both_says_that_they_were_merged_and_that_it_was_undone() {
        var merge = merges.merge(duplicate, survivor, clerk);
        merges.undo(merge, clerk);

        assertThat(history(duplicate)).startsWith("customer.MERGE_UNDONE", "customer.CUSTOMER_MERGED");
        assertThat(history(survivor)).startsWith("customer.MERGE_UNDONE", "customer.CUSTOMER_MERGED");
        assertThat(audit.history(CustomerDeed.subject(survivor), null, 1)
                        .getFirst()
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.before()).contains("Ewa Dombrowska"));
    }

    private List<String> history(CustomerId customer) {
        return audit.history(CustomerDeed.subject(customer), null, 10).stream()
                .map(AuditEntry::deed)
                .toList();
    }

    @Test
    void nothing_is_written_to_a_customer_who_was_merged_and_the_survivor_is_named() {
        var card = customers.card(duplicate);
        merges.merge(duplicate, survivor, clerk);
        var version = customers.card(duplicate).version();
        var changed = Drafts.person("Ewa", "Inna").draft();
        var place = points.add(
                new ServicePointDraft(
                        null, null, "4", "14-420", "Błudowo", null, null, null, true, false, false, null, null),
                clerk);
        var contract = new ContractDraft(
                "M/9", place, LocalDate.of(2024, 1, 1), "GD", 2, InvoiceForm.PAPER, true, false, false);

        leadsToSurvivor(() -> customers.change(duplicate, card.version(), changed, clerk));
        leadsToSurvivor(() -> customers.change(duplicate, version, changed, clerk));
        leadsToSurvivor(() -> customers.addRepresentative(
                duplicate, new RepresentativeDraft("Jan Lis", Capacity.CARETAKER, null, null, null), clerk));
        leadsToSurvivor(() -> contracts.conclude(duplicate, contract, clerk));
        leadsToSurvivor(() -> notes.write(duplicate, NoteKind.NOTE, "Pytała", null, clerk));
        leadsToSurvivor(() ->
                consents.record(duplicate, null, ConsentSubject.E_INVOICE, true, "1", ConsentEvidence.PAPER, clerk));
        assertThat(customers.card(duplicate).name()).isEqualTo("Ewa Dombrowska");
    }

    @Test
    void a_place_cannot_pass_to_a_customer_who_was_merged() {
        var contract = contracts.ofCustomer(duplicate).getFirst();
        var third = customers.add(Drafts.person("Jan", "Wójcik").draft(), clerk);
        merges.merge(third, survivor, clerk);

        assertThatThrownBy(() -> contracts.handOver(
                        contract.contractId(),
                        contract.version(),
                        new HandoverDraft(third, "M/2", LocalDate.of(2025, 1, 1), List.of(), null),
                        clerk))
                .isInstanceOf(RefusedInputException.class);
    }

    private void leadsToSurvivor(ThrowingCallable deed) {
        assertThatExceptionOfType(MergedCustomerException.class)
                .isThrownBy(deed)
                .satisfies(refused -> assertThat(refused.survivor()).isEqualTo(survivor));
    }
}
