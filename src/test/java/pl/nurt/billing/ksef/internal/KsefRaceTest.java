package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static pl.nurt.db.billing.Tables.KSEF_SESSION;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.StoredInvoices;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;
import pl.nurt.identity.Role;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;
import pl.nurt.testing.TestStandIns;

/** Portals that send at once, and portals that die in the middle of it: each invoice is handed over once, and none is forgotten. */
@HttpTest
class KsefRaceTest {
    private static final int PORTALS = 4;
    private static final int MANY = 60;
    private static final int FEW = 6;

    @Autowired
    private KsefWorker worker;

    @Autowired
    private SessionRepository sessions;

    @Autowired
    private DSLContext db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<InvoiceId> committed = new ArrayList<>();
    private StoredInvoices invoices;

    @BeforeEach
    void firms() {
        invoices = new StoredInvoices(
                db, transaction, events, signIn.as(Role.FINANCE).viewer().account(), clock);
    }

    @AfterEach
    void end() {
        for (var fault : TestStandIns.notebook("ksef").knownFaults()) {
            TestStandIns.notebook("ksef").set(fault, false);
        }
        threads.shutdownNow();
        invoices.forget(committed);
        signIn.out();
    }

    private List<InvoiceId> issued(String prefix, int count) {
        var all = invoices.issue(prefix, count);
        committed.addAll(all);
        return all;
    }

    @Test
    void however_many_portals_send_each_invoice_is_handed_over_once() throws Exception {
        var all = issued("RACE", MANY);

        together(worker::look);
        untilConfirmed(all);

        eachOnce(all);
    }

    @Test
    void a_portal_that_dies_while_it_closes_is_taken_over_and_nothing_is_sent_again() throws Exception {
        TestStandIns.notebook("ksef").set("zamknięcie sesji: 502", true);
        var all = issued("CLOSE", MANY);
        worker.look();
        assertThat(states(KsefSessionState.CLOSING)).isEqualTo(1);
        dies();
        TestStandIns.notebook("ksef").set("zamknięcie sesji: 502", false);

        together(worker::look);
        untilConfirmed(all);

        eachOnce(all);
    }

    @Test
    void a_portal_that_dies_between_handing_over_and_writing_it_down_is_taken_over() throws Exception {
        TestStandIns.notebook("ksef").set("przyjmuje fakturę, a odpowiedź ginie", true);
        var all = issued("LOST", FEW);
        worker.look();
        dies();

        together(worker::look);
        untilConfirmed(all);

        eachOnce(all);
    }

    @Test
    void a_slow_portal_that_was_taken_for_dead_changes_nothing_any_more() {
        var all = issued("SLOW", FEW);
        TestStandIns.notebook("ksef").set("500 na wszystko", true);
        worker.look();
        TestStandIns.notebook("ksef").set("500 na wszystko", false);
        pausesEnd();
        var id = sessions.due().getFirst();
        var slow = sessions.take(id).orElseThrow();
        assertThat(sessions.take(id)).isEmpty();
        dies();

        untilConfirmed(all);

        assertThatThrownBy(() -> sessions.hold(slow)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> sessions.closing(slow)).isInstanceOf(LeaseLostException.class);
        eachOnce(all);
    }

    private void eachOnce(List<InvoiceId> all) {
        var times = TestStandIns.notebook("ksef").times();
        var hashes = db.select(KSEF_SUBMISSION.DOCUMENT_HASH)
                .from(KSEF_SUBMISSION)
                .where(KSEF_SUBMISSION.INVOICE_ID.in(all))
                .fetch(KSEF_SUBMISSION.DOCUMENT_HASH);
        assertThat(hashes)
                .hasSize(all.size())
                .allSatisfy(hash -> assertThat(times.get(base64(hash))).isEqualTo(1));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private void untilConfirmed(List<InvoiceId> all) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            pausesEnd();
            worker.look();
            return db.fetchCount(
                            KSEF_SUBMISSION,
                            KSEF_SUBMISSION.INVOICE_ID.in(all),
                            KSEF_SUBMISSION.STATE.eq(KsefState.CONFIRMED))
                    == all.size();
        });
    }

    private int states(KsefSessionState state) {
        return db.fetchCount(KSEF_SESSION, KSEF_SESSION.STATE.eq(state));
    }

    private void dies() {
        db.update(KSEF_SESSION).setNull(KSEF_SESSION.LEASED_UNTIL).execute();
        pausesEnd();
    }

    private void pausesEnd() {
        var now = clock.instant();
        db.update(KSEF_SESSION)
                .set(KSEF_SESSION.NEXT_AT, now)
                .where(KSEF_SESSION.NEXT_AT.gt(now))
                .execute();
        db.update(KSEF_SUBMISSION)
                .set(KSEF_SUBMISSION.NEXT_AT, now)
                .where(KSEF_SUBMISSION.NEXT_AT.gt(now))
                .execute();
    }

    private void together(Runnable work) throws Exception {
        var start = new CyclicBarrier(PORTALS);
        var all = new ArrayList<Future<?>>();
        for (var portal = 0; portal < PORTALS; portal++) {
            all.add(threads.submit(() -> {
                start.await();
                work.run();
                return null;
            }));
        }
        for (var one : all) {
            one.get();
        }
    }
}
