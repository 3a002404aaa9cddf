package pl.nurt.billing.runs.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static pl.nurt.db.billing.Tables.INVOICE;
import static pl.nurt.db.billing.Tables.INVOICE_LINE;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.billing.Tables.RUN_ITEM_LINE;
import static pl.nurt.db.billing.Tables.RUN_ITEM_VAT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceSource;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.pricing.VatRate;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.RunResult;
import pl.nurt.billing.runs.RunSums;
import pl.nurt.platform.Money;

/** What the contracts of a run come to. */
@Repository
public class SumsQuery {
    private static final List<ItemState> GOING_IN = List.of(ItemState.PRICED, ItemState.ISSUED, ItemState.PARKED);
    private static final List<ItemState> OPEN = List.of(ItemState.PRICED, ItemState.PARKED);

    private final DSLContext db;

    SumsQuery(DSLContext db) {
        this.db = db;
    }

    public RunSums sums(BillRunId run) {
        return new RunSums(prices(run), groups(run), rates(run));
    }

    private List<RunSums.ByPrice> prices(BillRunId run) {
        var l = RUN_ITEM_LINE;
        var service = row(l.SERVICE, l.EXTRA).mapping(BilledService::new);
        var source = row(l.DECISION, l.STEP).mapping(PriceSource::new);
        return db.select(
                        service,
                        source,
                        l.UNIT,
                        l.NET_PRICE,
                        countDistinct(l.RUN_ITEM_ID).convertFrom(Integer::longValue),
                        sum(l.QUANTITY),
                        money(l.NET_PLN))
                .from(l)
                .join(RUN_ITEM)
                .on(RUN_ITEM.RUN_ITEM_ID.eq(l.RUN_ITEM_ID))
                .where(in(run, GOING_IN))
                .groupBy(l.SERVICE, l.EXTRA, l.DECISION, l.STEP, l.UNIT, l.NET_PRICE)
                .orderBy(l.SERVICE.desc(), l.EXTRA, l.DECISION, l.STEP, l.NET_PRICE)
                .fetch(mapping(RunSums.ByPrice::new));
    }

    private List<RunSums.ByGroup> groups(BillRunId run) {
        return db.select(
                        RUN_ITEM.TARIFF_GROUP,
                        count().convertFrom(Integer::longValue),
                        money(RUN_ITEM.NET_PLN),
                        money(RUN_ITEM.GROSS_PLN))
                .from(RUN_ITEM)
                .where(in(run, GOING_IN))
                .groupBy(RUN_ITEM.TARIFF_GROUP)
                .orderBy(RUN_ITEM.TARIFF_GROUP)
                .fetch(mapping(RunSums.ByGroup::new));
    }

    private List<RunSums.ByRate> rates(BillRunId run) {
        var v = RUN_ITEM_VAT;
        return db.select(v.VAT_PERCENT.convertFrom(VatRate::new), money(v.NET_PLN), money(v.VAT_PLN))
                .from(v)
                .join(RUN_ITEM)
                .on(RUN_ITEM.RUN_ITEM_ID.eq(v.RUN_ITEM_ID))
                .where(in(run, GOING_IN))
                .groupBy(v.VAT_PERCENT)
                .orderBy(v.VAT_PERCENT)
                .fetch(mapping(RunSums.ByRate::new));
    }

    public RunResult result(BillRunId run) {
        var services = services(run);
        return db.select(
                        count().convertFrom(Integer::longValue),
                        money(INVOICE.NET_PLN),
                        money(INVOICE.VAT_PLN),
                        money(INVOICE.GROSS_PLN),
                        number(run, INVOICE.YEAR.asc(), INVOICE.SEQUENCE.asc()),
                        number(run, INVOICE.YEAR.desc(), INVOICE.SEQUENCE.desc()),
                        coalesce(
                                field(min(INVOICE.YEAR)
                                        .eq(max(INVOICE.YEAR))
                                        .and(max(INVOICE.SEQUENCE)
                                                .minus(min(INVOICE.SEQUENCE))
                                                .plus(1L)
                                                .eq(count().cast(Long.class)))),
                                inline(false)))
                .from(INVOICE)
                .join(RUN_ITEM)
                .on(RUN_ITEM.RUN_ITEM_ID.eq(INVOICE.RUN_ITEM_ID))
                .where(RUN_ITEM.BILL_RUN_ID.eq(run))
                .fetchSingle(mapping((invoices, net, vat, gross, first, last, unbroken) -> new RunResult(
                        invoices, orNothing(net), orNothing(vat), orNothing(gross), first, last, unbroken, services)));
    }

    /** By its place in the row: as a text a number of seven digits would come before one of six. */
    private static Field<String> number(BillRunId run, SortField<?>... order) {
        var item = RUN_ITEM.as("item");
        return field(select(INVOICE.NUMBER)
                .from(INVOICE)
                .join(item)
                .on(item.RUN_ITEM_ID.eq(INVOICE.RUN_ITEM_ID))
                .where(item.BILL_RUN_ID.eq(run))
                .orderBy(order)
                .limit(1));
    }

    private List<RunResult.OfService> services(BillRunId run) {
        var planned = planned(run, GOING_IN);
        var open = planned(run, OPEN);
        var issued = issued(run);
        var kinds = new TreeSet<>(planned.keySet());
        kinds.addAll(issued.keySet());
        return kinds.stream()
                .map(kind -> new RunResult.OfService(
                        kind,
                        planned.getOrDefault(kind, Money.ZERO),
                        issued.getOrDefault(kind, Money.ZERO),
                        open.getOrDefault(kind, Money.ZERO)))
                .toList();
    }

    private Map<ServiceKind, Money> planned(BillRunId run, List<ItemState> states) {
        var l = RUN_ITEM_LINE;
        return db.select(l.SERVICE, money(l.NET_PLN))
                .from(l)
                .join(RUN_ITEM)
                .on(RUN_ITEM.RUN_ITEM_ID.eq(l.RUN_ITEM_ID))
                .where(in(run, states))
                .groupBy(l.SERVICE)
                .fetchMap(found -> found.value1(), found -> found.value2());
    }

    private Map<ServiceKind, Money> issued(BillRunId run) {
        var l = INVOICE_LINE;
        return db.select(l.SERVICE, money(l.NET_PLN))
                .from(l)
                .join(INVOICE)
                .on(INVOICE.INVOICE_ID.eq(l.INVOICE_ID))
                .join(RUN_ITEM)
                .on(RUN_ITEM.RUN_ITEM_ID.eq(INVOICE.RUN_ITEM_ID))
                .where(RUN_ITEM.BILL_RUN_ID.eq(run))
                .groupBy(l.SERVICE)
                .fetchMap(found -> found.value1(), found -> found.value2());
    }

    private static Condition in(BillRunId run, List<ItemState> states) {
        return RUN_ITEM.BILL_RUN_ID.eq(run).and(RUN_ITEM.STATE.in(states));
    }

    /** Null when there is nothing to add. */
    private static Field<Money> money(Field<Money> column) {
        return aggregate("sum", column.getDataType(), column);
    }

    private static Money orNothing(Money sum) {
        return Optional.ofNullable(sum).orElse(Money.ZERO);
    }
}
