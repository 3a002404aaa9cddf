package pl.nurt.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.identity.Role;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class AuditTest {
    private static final AuditSubject CUSTOMER = AuditSubject.of("customer.customer", 391);

    @Autowired
    private Audit audit;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterEach
    void signOut() {
        signIn.out();
    }

    @Test
    void a_change_tells_who_when_what_before_and_after_and_why() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE);
        var changes = Changes.none()
                .with("phone", "600 000 390", "600 000 391")
                .with("share", new BigDecimal("0.50"), new BigDecimal("0.75"))
                .with("since", null, LocalDate.of(2026, 12, 1))
                .with("name", "Ewa", "Ewa");

        audit.changed(
                Author.of(clerk.viewer()), TestDeed.PHONE_CHANGED, CUSTOMER, changes, "rozmowa telefoniczna 8:11");

        assertThat(audit.history(CUSTOMER, null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.madeBy()).isEqualTo(clerk.accountId());
            assertThat(entry.authorName()).isEqualTo("Jan Testowy");
            assertThat(entry.roles()).isEqualTo("CUSTOMER_SERVICE");
            assertThat(entry.deed()).isEqualTo("identity.PHONE_CHANGED");
            assertThat(entry.why()).hasValue("rozmowa telefoniczna 8:11");
            assertThat(entry.changes())
                    .containsExactly(
                            new FieldChange("phone", FieldChange.Kind.TEXT, "600 000 390", "600 000 391"),
                            new FieldChange("share", FieldChange.Kind.NUMBER, "0.50", "0.75"),
                            new FieldChange("since", FieldChange.Kind.DATE, null, "2026-12-01"));
        });
    }

    @Test
    void what_the_portal_does_by_itself_has_the_jobs_name() {
        signIn.as(Role.AUDITOR);
        audit.changed(Author.job("customer.import"), TestDeed.PHONE_CHANGED, CUSTOMER, Changes.none());

        assertThat(audit.history(CUSTOMER, null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.job()).isEqualTo("customer.import");
            assertThat(entry.madeBy()).isNull();
        });
    }

    @Test
    void a_number_of_a_person_is_not_repeated_by_the_log_wherever_it_stands() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE);
        var changes = Changes.none()
                .withheld("pesel", null, "91010112345")
                .with("note", "", "Dowód widziany, PESEL 44051401359, konto 44051401358");

        audit.changed(Author.of(clerk.viewer()), TestDeed.PHONE_CHANGED, CUSTOMER, changes, "szukano 44051401359");

        assertThat(audit.history(CUSTOMER, null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.changes())
                    .extracting(FieldChange::after)
                    .containsExactly("•••45", "Dowód widziany, PESEL •••59, konto 44051401358");
            assertThat(entry.note()).isEqualTo("szukano •••59");
        });
    }

    @Test
    void who_is_refused_the_same_again_and_again_leaves_one_entry() {
        var resident = signIn.as(Role.RESIDENT);
        for (var times = 0; times < 20; times++) {
            assertThatThrownBy(() -> audit.history(CUSTOMER, null, 10)).isInstanceOf(AccessDeniedException.class);
            audit.refused(
                    resident.viewer(),
                    IdentityDeed.ACCESS_REFUSED,
                    new AuditSubject("identity.page", "MetersView"),
                    "/office/meters/" + times);
        }

        assertThat(db.select(AUDIT_ENTRY.NOTE)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.MADE_BY.eq(resident.accountId()), AUDIT_ENTRY.KIND.eq(AuditKind.REFUSAL))
                        .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID)
                        .fetch(AUDIT_ENTRY.NOTE))
                .as("nobody fills the log that is kept for ever")
                .containsExactly("Audit.history", "/office/meters/0");
    }

    @Test
    void a_change_outside_its_transaction_is_a_mistake_of_ours() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);

        alone.executeWithoutResult(
                none -> assertThatThrownBy(() -> audit.changed(clerk, TestDeed.PHONE_CHANGED, CUSTOMER, Changes.none()))
                        .isInstanceOf(IllegalTransactionStateException.class));
    }

    @Test
    void looks_of_one_person_at_one_thing_within_a_quarter_are_one_entry() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var other = signIn.as(Role.FINANCE).viewer();

        audit.looked(clerk, TestDeed.CARD_OPENED, CUSTOMER, "telefon");
        audit.looked(clerk, TestDeed.CARD_OPENED, CUSTOMER);
        audit.looked(other, TestDeed.CARD_OPENED, CUSTOMER);
        audit.looked(clerk, TestDeed.CARD_OPENED, AuditSubject.of("customer.customer", 392));

        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.KIND.eq(AuditKind.LOOK)))
                .isEqualTo(3);
        assertThat(audit.history(CUSTOMER, null, 10)).as("looks are no history").isEmpty();
    }

    @Test
    void residents_look_at_their_own_data_unwatched() {
        var resident = signIn.as(Role.RESIDENT).viewer();

        audit.looked(resident, TestDeed.CARD_OPENED, CUSTOMER);

        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.MADE_BY.eq(resident.account())))
                .isZero();
    }

    @Test
    void a_look_within_a_read_only_transaction_says_what_is_wrong() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var reading = new TransactionTemplate(transactions);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.setReadOnly(true);

        assertThatThrownBy(
                        () -> reading.executeWithoutResult(none -> audit.looked(clerk, TestDeed.CARD_OPENED, CUSTOMER)))
                .hasMessageContaining("read-only");
    }

    @Test
    void history_goes_on_by_key_and_knows_one_thing_only() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        var notes = IntStream.range(0, 5)
                .mapToObj(nth -> new AuditNote(
                        TestDeed.PHONE_CHANGED, CUSTOMER, Changes.none().with("nth", null, nth)))
                .toList();
        audit.changed(Author.of(clerk), notes);
        audit.changed(clerk, TestDeed.PHONE_CHANGED, AuditSubject.of("customer.point", 391), Changes.none());

        var first = audit.history(CUSTOMER, null, 3);
        var rest = audit.history(CUSTOMER, first.getLast().id(), 3);

        assertThat(first)
                .extracting(entry -> entry.changes().getFirst().after())
                .containsExactly("4", "3", "2");
        assertThat(rest).extracting(entry -> entry.changes().getFirst().after()).containsExactly("1", "0");
    }

    @Test
    void residents_read_no_history() {
        signIn.as(Role.RESIDENT);

        assertThatThrownBy(() -> audit.history(CUSTOMER, null, 10)).isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity.audit_entry set note = ''",
                "delete from identity.audit_entry",
                "truncate identity.audit_entry cascade",
                "update identity.audit_seal set day = day",
                "delete from identity.audit_day"
            })
    void the_database_itself_refuses_to_change_or_remove_entries(String sql) {
        audit.changed(Author.job("identity.test"), TestDeed.PHONE_CHANGED, CUSTOMER, Changes.none());

        assertThatThrownBy(() -> db.execute(sql))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or removed");
    }

    @Test
    void values_the_log_cannot_say_are_refused_when_the_code_is_written() {
        assertThatThrownBy(() -> Changes.none().with("what", null, List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
