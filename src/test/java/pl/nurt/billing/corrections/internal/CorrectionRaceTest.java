package pl.nurt.billing.corrections.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.nurt.db.billing.Tables.BILLED_DAYS;
import static pl.nurt.db.billing.Tables.BILL_RUN;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_DOCUMENT;
import static pl.nurt.db.billing.Tables.INVOICE_DUE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_SEEN;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.billing.Tables.SETTLEMENT;
import static pl.nurt.db.billing.Tables.TARIFF;
import static pl.nurt.db.billing.Tables.TARIFF_ITEM;
import static pl.nurt.db.billing.Tables.TARIFF_PRICE;
import static pl.nurt.db.billing.Tables.TARIFF_STEP;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.corrections.Corrected;
import pl.nurt.billing.corrections.CorrectionChangedException;
import pl.nurt.billing.corrections.CorrectionOffer;
import pl.nurt.billing.corrections.CorrectionRequest;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Clerks who correct one invoice at once, on a real PostgreSQL; what they left is taken away again, for others count it. */
@HttpTest
class CorrectionRaceTest {
    private static final int ROUNDS = 5;
    /** Customers and meters stay, so each test has its own. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private static final List<Table<?>> LEFT = List.of(
            KSEF_EVENT,
            KSEF_SUBMISSION,
            INVOICE_DOCUMENT,
            INVOICE_DUE,
            INVOICE_SEEN,
            INVOICE_VAT,
            INVOICE_LINE,
            BILLED_DAYS,
            INVOICE,
            SETTLEMENT,
            RUN_ITEM,
            BILL_RUN,
            NUMBER_SERIES,
            TARIFF_PRICE,
            TARIFF_ITEM,
            TARIFF_STEP,
            TARIFF);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CorrectionDesk desk;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Corrected corrected;
    private UserAccountId clerk;
    private int test;

    @BeforeEach
    void households() {
        forget();
        test = TESTS.incrementAndGet();
        corrected = new Corrected(context);
        for (var round = 1; round <= ROUNDS; round++) {
            corrected.billed.contracted.billed(number(round), "GD", corrected.billed.month(), "10.000");
        }
        corrected.billed.run(corrected.billed.last);
        clerk = corrected.clerk().account();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        signIn.out();
        forget();
    }

    @Test
    void of_clerks_who_correct_one_invoice_differently_at_once_one_wins_and_the_others_are_told() throws Exception {
        for (var round = 1; round <= ROUNDS; round++) {
            var invoice = invoice(round);
            var offers = List.of(
                    offer(invoice, "109.000"),
                    offer(invoice, "108.000"),
                    corrected.offer(CorrectionRequest.of(invoice, CorrectionKind.CANCELLED)));

            var results = together(offers);

            assertThat(results.stream().filter(result -> result != null)).hasSize(1);
            assertThat(db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.eq(invoice))).isEqualTo(1);
        }
        withoutGap();
    }

    @Test
    void pressed_in_several_windows_at_once_one_correction_is_issued_and_each_window_sees_it() throws Exception {
        for (var round = 1; round <= ROUNDS; round++) {
            var offer = offer(invoice(round), "109.000");

            var results = together(List.of(offer, offer, offer, offer));

            assertThat(results).doesNotContainNull().containsOnly(results.getFirst());
        }
        withoutGap();
    }

    @Test
    void what_was_cut_off_before_its_end_leaves_nothing_and_no_gap() {
        var first = offer(invoice(1), "109.000");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    desk.issue(first, Corrected.REASON, clerk);
                    throw new IllegalStateException("the portal dies");
                }))
                .hasMessage("the portal dies");
        assertThat(db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.isNotNull())).isZero();

        desk.issue(offer(invoice(2), "109.000"), Corrected.REASON, clerk);
        desk.issue(first, Corrected.REASON, clerk);

        withoutGap();
        assertThat(db.fetchCount(INVOICE, INVOICE.CORRECTS_ID.isNotNull())).isEqualTo(2);
    }

    private void withoutGap() {
        var sequences = db.select(INVOICE.SEQUENCE)
                .from(INVOICE)
                .where(INVOICE.CORRECTS_ID.isNotNull())
                .orderBy(INVOICE.SEQUENCE)
                .fetch(INVOICE.SEQUENCE);
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    private String number(int round) {
        return "correct-" + test + "-" + round;
    }

    private InvoiceId invoice(int round) {
        return corrected.billed.of(number(round)).getFirst().id();
    }

    private CorrectionOffer offer(InvoiceId invoice, String index) {
        return corrected.offer(corrected.closing(invoice, index));
    }

    /** What came of each; null for whoever was told that it is another one. */
    private List<List<InvoiceId>> together(List<CorrectionOffer> offers) throws Exception {
        var start = new CyclicBarrier(offers.size());
        var running = new ArrayList<Future<List<InvoiceId>>>();
        for (var offer : offers) {
            Callable<List<InvoiceId>> press = () -> {
                start.await();
                return desk.issue(offer, Corrected.REASON, clerk);
            };
            running.add(threads.submit(press));
        }
        var results = new ArrayList<List<InvoiceId>>();
        for (var one : running) {
            try {
                results.add(one.get());
            } catch (ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(CorrectionChangedException.class);
                results.add(null);
            }
        }
        return results;
    }

    private void forget() {
        transaction.executeWithoutResult(status -> {
            db.execute("set local session_replication_role = replica");
            LEFT.forEach(table -> db.deleteFrom(table).execute());
            db.deleteFrom(SUPPLY_CONTRACT)
                    .where(SUPPLY_CONTRACT.NUMBER.startsWith("U/correct-"))
                    .execute();
        });
    }
}
