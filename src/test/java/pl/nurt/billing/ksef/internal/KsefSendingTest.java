package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.StoredInvoices;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefAccepted;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.KsefStopped;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.Role;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

/** What becomes of invoices between the bill run and KSeF's word, with a KSeF that has everything that can go wrong. */
@IntegrationTest
@RecordApplicationEvents
class KsefSendingTest {
    private static final int MANY = 12;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Ksef ksef;

    @Autowired
    private DSLContext db;

    @Autowired
    private StoredFiles files;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEvents events;

    private StoredInvoices invoices;
    private KsefRig rig;

    @BeforeEach
    void start() {
        rig = new KsefRig(beans, 10);
        invoices = new StoredInvoices(
                db,
                beans.getBean(TransactionTemplate.class),
                beans,
                signIn.as(Role.FINANCE).viewer().account(),
                rig.clock);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void many_invoices_go_in_one_package_and_come_back_confirmed() throws Exception {
        var issued = invoices.issue("F", MANY);
        assertThat(ksef.counts()).isEqualTo(Map.of(KsefState.QUEUED, MANY));

        rig.worker.look();

        assertThat(ksef.counts()).isEqualTo(Map.of(KsefState.CONFIRMED, MANY));
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken())
                .hasSize(MANY)
                .allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
        assertThat(events.stream(KsefAccepted.class)).hasSize(MANY);
        var first = ksef.find(issued.getFirst()).orElseThrow();
        assertThat(first.ksefNumber()).startsWith("1234563218-").hasSize(35);
        var confirmation = ksef.confirmation(issued.getFirst()).orElseThrow();
        try (var content = files.open(confirmation)) {
            assertThat(new String(content.readAllBytes())).contains(first.ksefNumber());
        }
        assertThat(db.fetchCount(KSEF_SESSION, KSEF_SESSION.SECRET.isNotNull())).isZero();
    }

    @Test
    void hundreds_of_invoices_go_in_one_look_and_their_answers_come_in_pages() {
        invoices.issue("MANY", 210);

        rig.worker.look();

        assertThat(ksef.counts()).isEqualTo(Map.of(KsefState.CONFIRMED, 210));
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken())
                .hasSize(210)
                .allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void answers_on_more_pages_than_may_be_asked_for_in_a_minute_are_read_on_where_the_reading_stopped() {
        invoices.issue("PAGES", 110);
        rig.fault("odpowiedzi po jednej stronie na minutę", true);

        rig.worker.look();
        assertThat(ksef.counts()).containsEntry(KsefState.SENDING, 10).containsEntry(KsefState.ACCEPTED, 100);
        rig.pausesEnd();
        rig.worker.look();

        assertThat(ksef.counts()).isEqualTo(Map.of(KsefState.CONFIRMED, 110));
        assertThat(rig.opened()).isEqualTo(1);
    }

    @Test
    void a_few_go_one_by_one_and_a_second_look_changes_nothing() {
        invoices.issue("F", 3);

        rig.worker.look();
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, 3);
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken()).hasSize(3);
        assertThat(events.stream(KsefAccepted.class)).hasSize(3);
        assertThat(db.fetchCount(KSEF_EVENT, KSEF_EVENT.STATE.eq("CONFIRMED"))).isEqualTo(3);
    }

    @Test
    void what_our_own_checks_find_never_leaves_and_goes_when_it_is_mended() {
        var issued = invoices.issue("F", 1);
        db.update(CUSTOMER_)
                .set(CUSTOMER_.NIP, (String) null)
                .where(CUSTOMER_.NUMBER.eq("F-1"))
                .execute();
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.BUYER_NIP, "1234563219")
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(issued.getFirst()))
                .execute();

        rig.worker.look();

        var withheld = ksef.find(issued.getFirst()).orElseThrow();
        assertThat(withheld.state()).isEqualTo(KsefState.WITHHELD);
        assertThat(withheld.problem()).isEqualTo(KsefProblem.NIP);
        assertThat(withheld.said()).contains("Podmiot2");
        assertThat(rig.opened()).isZero();
        assertThat(events.stream(KsefStopped.class)).hasSize(1);

        db.update(CUSTOMER_)
                .set(CUSTOMER_.NIP, Numbers.nip(77))
                .where(CUSTOMER_.NUMBER.eq("F-1"))
                .execute();
        ksef.again(signIn.as(Role.FINANCE).viewer(), issued.getFirst());
        rig.lookUntilQuiet();
        assertThat(state(issued.getFirst())).isEqualTo(KsefState.CONFIRMED);
    }

    @Test
    void closing_that_failed_is_closed_again_and_the_package_is_not_sent_again() {
        invoices.issue("F", MANY);
        rig.fault("zamknięcie sesji: 502", true);

        rig.worker.look();
        rig.pausesEnd();
        rig.worker.look();
        assertThat(ksef.counts()).containsEntry(KsefState.SENDING, MANY);
        assertThat(rig.said()).contains("502");
        rig.fault("zamknięcie sesji: 502", false);
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, MANY);
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken()).allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void an_invoice_whose_answer_was_lost_is_looked_up_before_it_is_handed_over_again() {
        invoices.issue("F", 3);
        rig.fault("przyjmuje fakturę, a odpowiedź ginie", true);

        rig.worker.look();
        assertThat(ksef.counts()).containsEntry(KsefState.SENDING, 3);
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, 3);
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken())
                .hasSize(3)
                .allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_token_that_runs_out_in_the_middle_opens_no_new_session_and_repeats_nothing() {
        invoices.issue("F", 3);
        rig.fault("401 raz: token wygasł", true);

        rig.worker.look();
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, 3);
        assertThat(rig.opened()).isEqualTo(1);
        assertThat(rig.taken()).allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_duplicate_of_our_own_document_is_adopted_after_it_was_compared() {
        var issued = invoices.issue("F", 2);
        rig.lookUntilQuiet();
        var before = number(issued.getFirst());
        forgetsThatItWasSent(issued.getFirst());

        rig.lookUntilQuiet();

        assertThat(state(issued.getFirst())).isEqualTo(KsefState.CONFIRMED);
        assertThat(number(issued.getFirst())).isEqualTo(before);
    }

    @Test
    void a_number_that_somebody_else_of_the_municipality_used_is_a_conflict_and_is_not_adopted() {
        var issued = invoices.issue("F", 1);
        rig.fault("numer zajęty przez kogoś innego: 440", true);

        rig.lookUntilQuiet();

        var conflict = ksef.find(issued.getFirst()).orElseThrow();
        assertThat(conflict.state()).isEqualTo(KsefState.CONFLICT);
        assertThat(conflict.ksefNumber()).isNull();
        assertThat(events.stream(KsefStopped.class))
                .containsExactly(new KsefStopped(issued.getFirst(), KsefState.CONFLICT));
        assertThat(events.stream(KsefAccepted.class)).isEmpty();
    }

    @Test
    void one_that_ksef_refuses_stops_alone_with_its_reason_and_goes_again_under_its_number() {
        invoices.issue("F", MANY);
        rig.fault("odrzuca faktury: 450", true);
        rig.worker.look();
        rig.fault("odrzuca faktury: 450", false);
        assertThat(ksef.counts()).containsEntry(KsefState.REJECTED, MANY);
        var rejected = ksef.page(KsefState.REJECTED, null, 100);
        assertThat(rejected)
                .hasSize(MANY)
                .allSatisfy(one -> assertThat(one.said()).startsWith("450 Błąd weryfikacji"));

        var clerk = signIn.as(Role.FINANCE).viewer();
        ksef.again(clerk, rejected.getFirst().invoice());
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, 1).containsEntry(KsefState.REJECTED, MANY - 1);
        assertThat(rig.taken().values()).containsOnlyOnce(2);
        assertThatThrownBy(() -> ksef.again(clerk, rejected.getFirst().invoice()))
                .isInstanceOf(StaleEditException.class);
    }

    @Test
    void a_session_that_failed_as_a_whole_goes_again_as_a_new_one() {
        invoices.issue("F", MANY);
        rig.fault("sesja nieudana: 500", true);
        rig.worker.look();
        rig.fault("sesja nieudana: 500", false);
        assertThat(ksef.counts()).containsEntry(KsefState.QUEUED, MANY);

        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, MANY);
        assertThat(rig.opened()).isEqualTo(2);
    }

    @Test
    void a_ksef_that_is_silent_garbled_or_broken_for_a_day_costs_nothing_but_time() {
        invoices.issue("F", MANY);
        for (var fault : List.of("500 na wszystko", "śmieci zamiast odpowiedzi")) {
            rig.fault(fault, true);
            rig.lookUntilQuiet();
            rig.fault(fault, false);
        }
        rig.fault("429 raz", true);
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, MANY);
        assertThat(rig.taken())
                .hasSize(MANY)
                .allSatisfy((hash, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void after_429_nobody_asks_until_it_may_be_asked() {
        invoices.issue("F", MANY);
        rig.fault("429 raz", true);
        rig.worker.look();
        assertThat(ksef.counts()).containsEntry(KsefState.SENDING, MANY);
        assertThat(rig.sessions.pauses()).hasSize(1);

        rig.worker.look();
        assertThat(rig.opened()).isZero();
        rig.clock.advance(Duration.ofSeconds(31));
        rig.worker.look();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, MANY);
    }

    @Test
    void answers_that_take_long_are_waited_for() {
        invoices.issue("F", MANY);
        rig.fault("długo przetwarza: 150", true);
        rig.worker.look();
        assertThat(ksef.counts()).containsEntry(KsefState.SENDING, MANY);
        rig.fault("długo przetwarza: 150", false);
        rig.lookUntilQuiet();

        assertThat(ksef.counts()).containsEntry(KsefState.CONFIRMED, MANY);
    }

    @Test
    void only_finance_has_an_invoice_sent_again_and_only_the_office_sees_any() {
        var issued = invoices.issue("F", 1);
        var auditor = signIn.as(Role.AUDITOR).viewer();
        assertThat(ksef.find(issued.getFirst())).isPresent();
        assertThatThrownBy(() -> ksef.again(auditor, issued.getFirst())).isInstanceOf(AccessDeniedException.class);

        signIn.as(Role.TECHNICIAN);
        assertThatThrownBy(() -> ksef.find(issued.getFirst())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoever_takes_a_document_or_a_confirmation_along_is_noted_each_time() {
        var invoice = invoices.issue("F", 1).getFirst();
        rig.lookUntilQuiet();
        var auditor = signIn.as(Role.AUDITOR).viewer();

        var confirmation = ksef.confirmation(invoice).orElseThrow();
        files.forReader(ksef.document(invoice).orElseThrow().id());
        files.forReader(confirmation.id());
        files.forReader(confirmation.id());

        assertThat(db.select(AUDIT_ENTRY.DEED)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.MADE_BY.eq(auditor.account()))
                        .fetch(AUDIT_ENTRY.DEED))
                .containsExactlyInAnyOrder(
                        "billing.INVOICE_TAKEN", "billing.CONFIRMATION_TAKEN", "billing.CONFIRMATION_TAKEN");
    }

    /** As when a database was restored that knows of nothing. */
    private void forgetsThatItWasSent(InvoiceId invoice) {
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.STATE, KsefState.QUEUED)
                .setNull(KSEF_SUBMISSION.KSEF_NUMBER)
                .setNull(KSEF_SUBMISSION.ACCEPTED_AT)
                .setNull(KSEF_SUBMISSION.KSEF_SESSION_ID)
                .setNull(KSEF_SUBMISSION.HANDED_OVER_AT)
                .setNull(KSEF_SUBMISSION.REFERENCE)
                .where(KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                .execute();
    }

    private KsefState state(InvoiceId invoice) {
        return ksef.find(invoice).orElseThrow().state();
    }

    private String number(InvoiceId invoice) {
        return Objects.requireNonNull(ksef.find(invoice).orElseThrow().ksefNumber());
    }
}
