package pl.nurt.billing;

import static pl.nurt.db.billing.Tables.BILLED_DAYS;
import static pl.nurt.db.billing.Tables.BILL_RUN;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.INVOICE_VAT;
import static pl.nurt.db.billing.Tables.KSEF_EVENT;
import static pl.nurt.db.billing.Tables.KSEF_SUBMISSION;
import static pl.nurt.db.billing.Tables.NUMBER_SERIES;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.invoices.InvoiceIssued;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.RunState;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerKind;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.customer.internal.rules.Numbers;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.MeterPark;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Money;
import pl.nurt.platform.StoredJson;

/** Many invoices of firms at once, straight into the tables: of a day long ago, which no bill run knows, and issued today. */
public final class StoredInvoices {
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 1, 1);
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final String SELLER_NIP = "1234563218";

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final UserAccountId clerk;
    private final Clock clock;

    public StoredInvoices(
            DSLContext db,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            UserAccountId clerk,
            Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.events = events;
        this.clerk = clerk;
        this.clock = clock;
    }

    /** Numbers of series {@code prefix}, which nobody else uses; each with the event of its issue, in one transaction. */
    public List<InvoiceId> issue(String prefix, int count) {
        var park = new MeterPark(db, clock.instant());
        var from = LONG_AGO.plusMonths(RUNS.getAndIncrement());
        return transaction.execute(status -> {
            var run = run(from);
            db.insertInto(NUMBER_SERIES)
                    .set(NUMBER_SERIES.SERIES, prefix)
                    .set(NUMBER_SERIES.YEAR, 2026)
                    .set(NUMBER_SERIES.PREFIX, prefix)
                    .set(NUMBER_SERIES.LAST_NUMBER, (long) count)
                    .execute();
            var all = new ArrayList<InvoiceId>();
            for (var number = 1; number <= count; number++) {
                all.add(one(park, run, from, prefix, number));
            }
            return List.copyOf(all);
        });
    }

    /** For a test that rolls nothing back: what it issued is gone, whatever guards invoices otherwise, for others count them. */
    public void forget(List<InvoiceId> invoices) {
        transaction.executeWithoutResult(status -> {
            db.execute("set local session_replication_role = replica");
            var items = db.select(INVOICE.RUN_ITEM_ID)
                    .from(INVOICE)
                    .where(INVOICE.INVOICE_ID.in(invoices))
                    .fetch(INVOICE.RUN_ITEM_ID);
            var series = db.selectDistinct(INVOICE.SERIES)
                    .from(INVOICE)
                    .where(INVOICE.INVOICE_ID.in(invoices))
                    .fetch(INVOICE.SERIES);
            db.deleteFrom(KSEF_EVENT).where(KSEF_EVENT.INVOICE_ID.in(invoices)).execute();
            db.deleteFrom(KSEF_SUBMISSION)
                    .where(KSEF_SUBMISSION.INVOICE_ID.in(invoices))
                    .execute();
            db.deleteFrom(INVOICE_VAT)
                    .where(INVOICE_VAT.INVOICE_ID.in(invoices))
                    .execute();
            db.deleteFrom(INVOICE_LINE)
                    .where(INVOICE_LINE.INVOICE_ID.in(invoices))
                    .execute();
            db.deleteFrom(BILLED_DAYS)
                    .where(BILLED_DAYS.INVOICE_ID.in(invoices))
                    .execute();
            db.deleteFrom(INVOICE).where(INVOICE.INVOICE_ID.in(invoices)).execute();
            db.deleteFrom(NUMBER_SERIES).where(NUMBER_SERIES.SERIES.in(series)).execute();
            db.deleteFrom(RUN_ITEM).where(RUN_ITEM.RUN_ITEM_ID.in(items)).execute();
            db.deleteFrom(BILL_RUN)
                    .where(BILL_RUN.PERIOD_FROM.lt(LocalDate.of(2010, 1, 1)))
                    .execute();
        });
    }

    private BillRunId run(LocalDate from) {
        return db.insertInto(BILL_RUN)
                .set(BILL_RUN.PERIOD_FROM, from)
                .set(BILL_RUN.PERIOD_UNTIL, from.plusMonths(1))
                .set(BILL_RUN.BILLING_MONTHS, 1)
                .set(BILL_RUN.STATE, RunState.FINISHED)
                .set(BILL_RUN.PREPARED_AT, clock.instant())
                .set(BILL_RUN.PREPARED_BY, clerk)
                .returningResult(BILL_RUN.BILL_RUN_ID)
                .fetchSingle()
                .value1();
    }

    private InvoiceId one(MeterPark park, BillRunId run, LocalDate from, String prefix, int number) {
        var name = prefix + "-" + number;
        var place = park.place("Młynary", "ul. Kopernika", name);
        var customer = park.customer(name, "Firma " + name, place);
        var nip = Numbers.nip(number);
        db.update(CUSTOMER_)
                .set(CUSTOMER_.KIND, CustomerKind.COMPANY)
                .set(CUSTOMER_.NIP, nip)
                .where(CUSTOMER_.CUSTOMER_ID.eq(customer))
                .execute();
        var contract = db.select(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID)
                .from(SUPPLY_CONTRACT)
                .where(SUPPLY_CONTRACT.CUSTOMER_ID.eq(customer))
                .fetchSingle(SUPPLY_CONTRACT.SUPPLY_CONTRACT_ID);
        var item = db.insertInto(RUN_ITEM)
                .set(RUN_ITEM.BILL_RUN_ID, run)
                .set(RUN_ITEM.SUPPLY_CONTRACT_ID, contract)
                .set(RUN_ITEM.CUSTOMER_ID, customer)
                .set(RUN_ITEM.SERVICE_POINT_ID, place)
                .set(RUN_ITEM.FROM_DAY, from)
                .set(RUN_ITEM.UNTIL_DAY, from.plusMonths(1))
                .set(RUN_ITEM.STATE, ItemState.ISSUED)
                .set(RUN_ITEM.NET_PLN, Money.of("10"))
                .set(RUN_ITEM.VAT_PLN, Money.of("0.80"))
                .set(RUN_ITEM.GROSS_PLN, Money.of("10.80"))
                .set(RUN_ITEM.ROUND, 1)
                .returningResult(RUN_ITEM.RUN_ITEM_ID)
                .fetchSingle()
                .value1();
        var buyer = new Party(name, "Firma " + name, nip, "ul. Kopernika " + number, "14-420 Młynary", "PL");
        var invoice = invoice(item, contract, customer, place, from, prefix, number, buyer);
        events.publishEvent(new InvoiceIssued(invoice));
        return invoice;
    }

    private InvoiceId invoice(
            RunItemId item,
            SupplyContractId contract,
            CustomerId customer,
            ServicePointId place,
            LocalDate from,
            String prefix,
            int number,
            Party buyer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var seller = new Party(null, "Zakład Wodny", SELLER_NIP, "ul. Próbna 6a", "14-420 Młynary", "PL");
        var invoice = db.insertInto(INVOICE)
                .set(INVOICE.SERIES, prefix)
                .set(INVOICE.YEAR, 2026)
                .set(INVOICE.SEQUENCE, (long) number)
                .set(INVOICE.NUMBER, "%s/2026/%06d".formatted(prefix, number))
                .set(INVOICE.RUN_ITEM_ID, item)
                .set(INVOICE.SUPPLY_CONTRACT_ID, contract)
                .set(INVOICE.CUSTOMER_ID, customer)
                .set(INVOICE.SERVICE_POINT_ID, place)
                .set(INVOICE.FROM_DAY, LocalDate.of(2026, 9, 1))
                .set(INVOICE.UNTIL_DAY, LocalDate.of(2026, 10, 1))
                .set(INVOICE.ISSUED_ON, CivilTime.dayOf(now))
                .set(INVOICE.DUE_ON, CivilTime.dayOf(now).plusDays(21))
                .set(INVOICE.ISSUED_AT, now)
                .set(INVOICE.ISSUED_BY, clerk)
                .set(INVOICE.SELLER, JSONB.valueOf(StoredJson.text(seller)))
                .set(INVOICE.BUYER, JSONB.valueOf(StoredJson.text(buyer)))
                .set(INVOICE.NET_PLN, Money.of("10"))
                .set(INVOICE.VAT_PLN, Money.of("0.80"))
                .set(INVOICE.GROSS_PLN, Money.of("10.80"))
                .returningResult(INVOICE.INVOICE_ID)
                .fetchSingle()
                .value1();
        db.insertInto(INVOICE_LINE)
                .set(INVOICE_LINE.INVOICE_ID, invoice)
                .set(INVOICE_LINE.POSITION, 1)
                .set(INVOICE_LINE.SERVICE, ServiceKind.WATER)
                .set(INVOICE_LINE.FROM_DAY, LocalDate.of(2026, 9, 1))
                .set(INVOICE_LINE.UNTIL_DAY, LocalDate.of(2026, 10, 1))
                .set(INVOICE_LINE.QUANTITY, new BigDecimal("2"))
                .set(INVOICE_LINE.UNIT, PriceUnit.CUBIC_METRE)
                .set(INVOICE_LINE.NET_PRICE, new BigDecimal("5"))
                .set(INVOICE_LINE.VAT_PERCENT, new BigDecimal("8"))
                .set(INVOICE_LINE.NET_PLN, Money.of("10"))
                .set(INVOICE_LINE.ESTIMATE, false)
                .set(INVOICE_LINE.DECISION, "GD.1")
                .set(INVOICE_LINE.STEP, 1)
                .set(INVOICE_LINE.REASONS, JSONB.valueOf("[]"))
                .execute();
        db.insertInto(INVOICE_VAT)
                .set(INVOICE_VAT.INVOICE_ID, invoice)
                .set(INVOICE_VAT.VAT_PERCENT, new BigDecimal("8"))
                .set(INVOICE_VAT.NET_PLN, Money.of("10"))
                .set(INVOICE_VAT.VAT_PLN, Money.of("0.80"))
                .execute();
        return invoice;
    }
}
