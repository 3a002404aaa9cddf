package pl.nurt.customer.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.Drafts;
import pl.nurt.customer.people.Customers;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** What people who answer a customer write down for one another. */
@IntegrationTest
class NotesTest {
    @Autowired
    Notes notes;

    @Autowired
    Customers customers;

    @Autowired
    Audit audit;

    @Autowired
    SignIn signIn;

    private Viewer clerk;
    private CustomerId ewa;

    @BeforeEach
    void aCustomer() {
        clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        ewa = customers.add(Drafts.person("Ewa", "Nowak").draft(), clerk);
    }

    private List<FieldChange> noted(CustomerDeed deed) {
        return audit.history(CustomerDeed.subject(ewa), null, 20).stream()
                .filter(entry -> entry.deed().equals(deed.code()))
                .map(AuditEntry::changes)
                .findFirst()
                .orElse(List.of());
    }

    @Test
    void a_note_that_was_withdrawn_is_gone_from_the_page_and_its_words_stand_in_the_history() {
        var note = notes.write(ewa, NoteKind.NOTE, " dzwoniła w sprawie faktury ", null, clerk);
        assertThat(notes.of(ewa, 5)).extracting(CustomerNote::text).containsExactly("dzwoniła w sprawie faktury");

        notes.withdraw(note, clerk);
        notes.withdraw(note, clerk);

        assertThat(notes.of(ewa, 5)).isEmpty();
        assertThat(noted(CustomerDeed.NOTE_WRITTEN))
                .extracting(FieldChange::field, FieldChange::after)
                .containsExactly(tuple("note", "dzwoniła w sprawie faktury"));
        assertThat(noted(CustomerDeed.NOTE_WITHDRAWN))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(tuple("note", "dzwoniła w sprawie faktury", null));
    }

    @Test
    void a_pinned_note_stands_first_and_who_pinned_it_is_noted() {
        var first = notes.write(ewa, NoteKind.NOTE, "klucz u sąsiada", null, clerk);
        notes.write(ewa, NoteKind.CALL, "pytała o odczyt", 7, clerk);
        notes.pin(first, true, clerk);

        assertThat(notes.of(ewa, 5))
                .extracting(CustomerNote::text)
                .containsExactly("klucz u sąsiada", "pytała o odczyt");
        assertThat(noted(CustomerDeed.NOTE_PINNED))
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(tuple("pinned", "false", "true"));
    }

    @Test
    void nothing_and_too_much_are_refused_and_the_auditor_writes_nothing() {
        assertThatThrownBy(() -> notes.write(ewa, NoteKind.NOTE, "  ", null, clerk))
                .isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> notes.write(ewa, NoteKind.NOTE, "x".repeat(20_001), null, clerk))
                .isInstanceOf(RefusedInputException.class);
        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThatThrownBy(() -> notes.write(ewa, NoteKind.NOTE, "x", null, auditor))
                .isInstanceOf(AccessDeniedException.class);
    }
}
