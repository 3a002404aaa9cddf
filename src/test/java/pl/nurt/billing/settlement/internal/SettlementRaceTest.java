package pl.nurt.billing.settlement.internal;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.settlement.AskedFrom;
import pl.nurt.billing.settlement.Settled;
import pl.nurt.billing.settlement.SettlementAnswer.Offered;
import pl.nurt.billing.settlement.SettlementOffer;
import pl.nurt.identity.Role;
import pl.nurt.identity.UserAccountId;
import pl.nurt.testing.HttpTest;
import pl.nurt.testing.SignIn;

/** Several who settle one contract at once, on a real PostgreSQL; what they left is taken away again, for others count it. */
@HttpTest
class SettlementRaceTest {
    private static final int WINDOWS = 4;
    private static final String[] NUMBERS = {"settle-1", "settle-2", "settle-3", "settle-4", "settle-5"};

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
    private SettlementDesk desk;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DSLContext db;

    @Autowired
    private SignIn signIn;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private UserAccountId resident;

    @BeforeEach
    void resident() {
        forget();
        resident = signIn.as(Role.RESIDENT).viewer().account();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        signIn.out();
        forget();
    }

    @Test
    void pressed_in_several_windows_at_once_one_invoice_is_issued_and_each_window_sees_it() throws Exception {
        var settled = new Settled(context);
        settled.households("118.000", NUMBERS);
        for (var number : NUMBERS) {
            var offers = new ArrayList<SettlementOffer>();
            for (var window = 0; window < WINDOWS; window++) {
                var answer = desk.offer(settled.billed.contracted.contract(number), AskedFrom.PORTAL);
                offers.add(((Offered) answer).offer());
            }

            var issued = together(offers);

            assertThat(issued).hasSize(WINDOWS).containsOnly(issued.getFirst());
            assertThat(settled.billed.of(number))
                    .extracting(Invoice::id)
                    .hasSize(2)
                    .endsWith(issued.getFirst());
        }
        assertThat(db.fetchValues(INVOICE.SEQUENCE)).doesNotHaveDuplicates();
    }

    private List<InvoiceId> together(List<SettlementOffer> offers) throws Exception {
        var start = new CyclicBarrier(offers.size());
        var running = new ArrayList<Future<InvoiceId>>();
        for (var offer : offers) {
            Callable<InvoiceId> press = () -> {
                start.await();
                return desk.settle(offer, AskedFrom.PORTAL, resident);
            };
            running.add(threads.submit(press));
        }
        var issued = new ArrayList<InvoiceId>();
        for (var one : running) {
            issued.add(one.get());
        }
        return issued;
    }

    private void forget() {
        transaction.executeWithoutResult(status -> {
            db.execute("set local session_replication_role = replica");
            LEFT.forEach(table -> db.deleteFrom(table).execute());
            db.deleteFrom(SUPPLY_CONTRACT)
                    .where(SUPPLY_CONTRACT.NUMBER.startsWith("U/settle-"))
                    .execute();
        });
    }
}
