package pl.nurt.billing.ksef.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.notice.Tables.DELIVERY;
import static pl.nurt.db.notice.Tables.MESSAGE;

import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.StoredInvoices;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.Ksef;
import pl.nurt.billing.ksef.KsefState;
import pl.nurt.billing.ksef.internal.rules.KsefPause;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.notice.Channel;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.MovableClock;
import pl.nurt.testing.SignIn;

/** What does not go on by itself is told to finance, once. */
@IntegrationTest
class KsefWatchTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private KsefWatch watch;

    @Autowired
    private Ksef ksef;

    @Autowired
    private MovableClock clock;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    private StoredInvoices invoices;
    private KsefRig rig;
    private InvoiceId invoice;
    private UserAccountId finance;

    @BeforeEach
    void start() {
        rig = new KsefRig(beans, 10);
        finance = signIn.as(Role.FINANCE).viewer().account();
        invoices = new StoredInvoices(db, beans.getBean(TransactionTemplate.class), beans, finance, clock);
        invoice = invoices.issue("W", 1).getFirst();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void the_term_of_sending_is_told_on_its_last_day_and_not_before() {
        watch.look();
        assertThat(told(KsefWatch.TERM.code())).isZero();
        var term = ksef.find(invoice).orElseThrow().sendBy();
        assertThat(term).isPresent();

        clock.advance(Duration.ofDays(7));
        watch.look();
        watch.look();

        assertThat(told(KsefWatch.TERM.code())).isEqualTo(1);
        assertThat(ksef.waiting().urgent()).isEqualTo(1);
        assertThat(ksef.waiting().firstTerm()).isEqualTo(term.get());
    }

    @Test
    void what_has_its_number_has_no_term() {
        rig.lookUntilQuiet();
        clock.advance(Duration.ofDays(7));

        watch.look();

        assertThat(told(KsefWatch.TERM.code())).isZero();
        signIn.as(Role.FINANCE);
        assertThat(ksef.find(invoice).orElseThrow().sendBy()).isEmpty();
    }

    @Test
    void what_stopped_is_told() {
        rig.fault("odrzuca faktury: 450", true);
        rig.worker.look();

        watch.look();
        watch.look();

        assertThat(told(KsefWatch.STOPPED.code())).isEqualTo(1);
        assertThat(told(KsefWatch.STUCK.code())).isZero();
    }

    @Test
    void a_ksef_that_is_broken_for_hours_is_told_once_a_day() {
        rig.fault("500 na wszystko", true);
        for (var times = 0; times < KsefPause.TOLD_AFTER; times++) {
            watch.look();
            assertThat(told(KsefWatch.STUCK.code())).isZero();
            rig.pausesEnd();
            rig.worker.look();
        }

        watch.look();
        watch.look();

        assertThat(told(KsefWatch.STUCK.code())).isEqualTo(1);
    }

    @Test
    void a_confirmation_of_other_bytes_confirms_nothing_and_is_told() {
        rig.fault("UPO z innym skrótem", true);
        rig.worker.look();

        signIn.as(Role.FINANCE);
        var doubted = ksef.find(invoice).orElseThrow();
        assertThat(doubted.state()).isEqualTo(KsefState.ACCEPTED);
        assertThat(doubted.said()).contains("SkrotDokumentu");
        assertThat(ksef.confirmation(invoice)).isEmpty();
        watch.look();
        assertThat(told(KsefWatch.STUCK.code())).isEqualTo(1);

        rig.fault("UPO z innym skrótem", false);
        rig.lookUntilQuiet();
        assertThat(ksef.find(invoice).orElseThrow().state()).isEqualTo(KsefState.CONFIRMED);
    }

    @Test
    void one_document_that_cannot_be_made_stops_none_of_the_others() {
        var other = invoices.issue("OTHER", 1).getFirst();
        db.execute("set local session_replication_role = replica");
        db.execute("update billing.invoice set seller = '[]' where invoice_id = ?", invoice.value());
        db.execute("set local session_replication_role = origin");

        rig.worker.look();

        assertThat(state(other)).isEqualTo(KsefState.CONFIRMED);
        assertThat(state(invoice)).isEqualTo(KsefState.QUEUED);
        assertThat(db.fetchSingle(KSEF_SUBMISSION, KSEF_SUBMISSION.INVOICE_ID.eq(invoice))
                        .getAttempts())
                .isEqualTo(1);
    }

    private KsefState state(InvoiceId which) {
        return db.fetchSingle(KSEF_SUBMISSION, KSEF_SUBMISSION.INVOICE_ID.eq(which))
                .getState();
    }

    private int told(String kind) {
        return db.fetchCount(db.selectOne()
                .from(MESSAGE)
                .join(DELIVERY)
                .on(DELIVERY.MESSAGE_ID.eq(MESSAGE.MESSAGE_ID))
                .where(
                        DELIVERY.USER_ACCOUNT_ID.eq(finance),
                        MESSAGE.KIND.eq(kind),
                        DELIVERY.CHANNEL.eq(Channel.INBOX)));
    }
}
