package pl.nurt.billing.runs.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.billing.Tables.RUN_ITEM;
import static pl.nurt.db.billing.Tables.RUN_ITEM_LINE;
import static pl.nurt.db.billing.Tables.RUN_ITEM_VAT;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.billing.RunItemId;
import pl.nurt.billing.runs.BillRunId;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.billing.runs.ItemState;
import pl.nurt.billing.runs.ParkReason;
import pl.nurt.billing.runs.RunCounts;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.billing.runs.internal.rules.Assessment;
import pl.nurt.billing.runs.internal.rules.ContractFacts;
import pl.nurt.billing.runs.internal.rules.ItemSteps;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.SupplyContractId;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.Money;
import pl.nurt.platform.StoredJson;

/** The contracts of a run. Every step names the states it may be taken from; whoever comes second takes none. */
@Repository
public class ItemRepository {
    private final DSLContext db;

    ItemRepository(DSLContext db) {
        this.db = db;
    }

    /** A contract and what it would be billed. */
    public record Assessed(ContractFacts facts, Assessment assessment) {}

    private record Decided(
            ItemState state,
            List<Hold> holds,
            @Nullable Money gross,
            @Nullable Instant at,
            @Nullable UserAccountId by,
            @Nullable String note) {
        static final Decided NOTHING = new Decided(ItemState.HELD, List.of(), null, null, null, null);

        /** Whether what somebody decided was about just this. */
        boolean isAbout(Assessment now) {
            var bill = now.bill();
            var sum = bill == null ? null : bill.totals().gross();
            return at != null && holds.equals(now.holds()) && (sum == null ? gross == null : sum.equals(gross));
        }
    }

    /**
     * Writes down what a dry run found; the same again changes nothing. What somebody decided about a contract stays decided while neither the
     * reasons nor the sum are other than before.
     */
    public void put(BillRunId run, int round, List<Assessed> some) {
        if (some.isEmpty()) {
            return;
        }
        var before =
                decided(run, some.stream().map(one -> one.facts().contract()).toList());
        var i = RUN_ITEM;
        var insert = db.insertInto(
                i,
                i.BILL_RUN_ID,
                i.SUPPLY_CONTRACT_ID,
                i.CUSTOMER_ID,
                i.SERVICE_POINT_ID,
                i.FROM_DAY,
                i.UNTIL_DAY,
                i.TARIFF_GROUP,
                i.STATE,
                i.HOLDS,
                i.NET_PLN,
                i.VAT_PLN,
                i.GROSS_PLN,
                i.DECIDED_AT,
                i.DECIDED_BY,
                i.DECISION_NOTE,
                i.ROUND);
        for (var one : some) {
            var now = one.assessment();
            var earlier = before.getOrDefault(one.facts().contract(), Decided.NOTHING);
            var kept = !now.holds().isEmpty() && earlier.isAbout(now) ? earlier : Decided.NOTHING;
            var bill = now.bill();
            insert = insert.values(
                    run,
                    one.facts().contract(),
                    one.facts().customer(),
                    one.facts().place(),
                    now.days().from(),
                    now.days().until(),
                    now.group(),
                    now.holds().isEmpty() ? ItemState.PRICED : kept.state(),
                    json(now.holds()),
                    bill == null ? null : bill.totals().net(),
                    bill == null ? null : bill.totals().vat(),
                    bill == null ? null : bill.totals().gross(),
                    kept.at(),
                    kept.by(),
                    kept.note(),
                    round);
        }
        var ids = insert.onConflict(i.BILL_RUN_ID, i.SUPPLY_CONTRACT_ID)
                .doUpdate()
                .set(i.CUSTOMER_ID, excluded(i.CUSTOMER_ID))
                .set(i.SERVICE_POINT_ID, excluded(i.SERVICE_POINT_ID))
                .set(i.FROM_DAY, excluded(i.FROM_DAY))
                .set(i.UNTIL_DAY, excluded(i.UNTIL_DAY))
                .set(i.TARIFF_GROUP, excluded(i.TARIFF_GROUP))
                .set(i.STATE, excluded(i.STATE))
                .set(i.HOLDS, excluded(i.HOLDS))
                .set(i.NET_PLN, excluded(i.NET_PLN))
                .set(i.VAT_PLN, excluded(i.VAT_PLN))
                .set(i.GROSS_PLN, excluded(i.GROSS_PLN))
                .set(i.DECIDED_AT, excluded(i.DECIDED_AT))
                .set(i.DECIDED_BY, excluded(i.DECIDED_BY))
                .set(i.DECISION_NOTE, excluded(i.DECISION_NOTE))
                .set(i.ROUND, excluded(i.ROUND))
                .returningResult(i.SUPPLY_CONTRACT_ID, i.RUN_ITEM_ID)
                .fetchMap(i.SUPPLY_CONTRACT_ID, i.RUN_ITEM_ID);
        lines(ids, some);
    }

    private Map<SupplyContractId, Decided> decided(BillRunId run, Collection<SupplyContractId> contracts) {
        var i = RUN_ITEM;
        return db.select(
                        i.SUPPLY_CONTRACT_ID,
                        row(
                                        i.STATE,
                                        i.HOLDS.convertFrom(ItemRepository::holds),
                                        i.GROSS_PLN,
                                        i.DECIDED_AT,
                                        i.DECIDED_BY,
                                        i.DECISION_NOTE)
                                .mapping(Decided::new))
                .from(i)
                .where(i.BILL_RUN_ID.eq(run), i.SUPPLY_CONTRACT_ID.in(contracts))
                .fetchMap(found -> found.value1(), found -> found.value2());
    }

    private void lines(Map<SupplyContractId, RunItemId> ids, List<Assessed> some) {
        var l = RUN_ITEM_LINE;
        var v = RUN_ITEM_VAT;
        db.deleteFrom(l).where(l.RUN_ITEM_ID.in(ids.values())).execute();
        db.deleteFrom(v).where(v.RUN_ITEM_ID.in(ids.values())).execute();
        var lines = db.insertInto(
                l,
                l.RUN_ITEM_ID,
                l.POSITION,
                l.SERVICE,
                l.EXTRA,
                l.DECISION,
                l.STEP,
                l.UNIT,
                l.NET_PRICE,
                l.VAT_PERCENT,
                l.QUANTITY,
                l.NET_PLN);
        var rates = db.insertInto(v, v.RUN_ITEM_ID, v.VAT_PERCENT, v.NET_PLN, v.VAT_PLN);
        var any = false;
        for (var one : some) {
            var id = ids.get(one.facts().contract());
            var bill = one.assessment().bill();
            if (id == null || bill == null) {
                continue;
            }
            any = true;
            var position = 0;
            for (var line : bill.lines()) {
                lines = lines.values(
                        id,
                        ++position,
                        line.service().kind(),
                        line.service().extra(),
                        line.price().source().decision(),
                        line.price().source().step(),
                        line.price().unit(),
                        line.price().net(),
                        line.price().vat().percent(),
                        line.quantity(),
                        line.net());
            }
            for (var rate : bill.totals().netByRate().keySet()) {
                rates = rates.values(
                        id,
                        rate.percent(),
                        bill.totals().netByRate().get(rate),
                        bill.totals().vatByRate().get(rate));
            }
        }
        if (any) {
            lines.execute();
            rates.execute();
        }
    }

    /** Contracts that an older dry run found due and this one did not. */
    public void dropOlder(BillRunId run, int round) {
        db.deleteFrom(RUN_ITEM)
                .where(RUN_ITEM.BILL_RUN_ID.eq(run), RUN_ITEM.ROUND.lt(round))
                .execute();
    }

    /** Those that go in, by key. @param after the last one of the page before; null for the first */
    public List<RunItemId> priced(BillRunId run, @Nullable RunItemId after, int size) {
        return db.select(RUN_ITEM.RUN_ITEM_ID)
                .from(RUN_ITEM)
                .where(RUN_ITEM.BILL_RUN_ID.eq(run), RUN_ITEM.STATE.eq(ItemState.PRICED))
                .and(after == null ? DSL.noCondition() : RUN_ITEM.RUN_ITEM_ID.gt(after))
                .orderBy(RUN_ITEM.RUN_ITEM_ID)
                .limit(size)
                .fetch(RUN_ITEM.RUN_ITEM_ID);
    }

    /** A contract as the dry run left it, held by this transaction until it ends; empty when it does not go in any more. */
    public Optional<Planned> take(RunItemId id) {
        var i = RUN_ITEM;
        return db.select(
                        i.RUN_ITEM_ID,
                        i.SUPPLY_CONTRACT_ID,
                        i.CUSTOMER_ID,
                        i.FROM_DAY,
                        i.UNTIL_DAY,
                        i.HOLDS.convertFrom(ItemRepository::holds),
                        i.NET_PLN,
                        i.GROSS_PLN)
                .from(i)
                .where(i.RUN_ITEM_ID.eq(id), i.STATE.eq(ItemState.PRICED))
                .forUpdate()
                .fetchOptional(mapping(Planned::new));
    }

    public boolean issued(RunItemId id) {
        return db.update(RUN_ITEM)
                        .set(RUN_ITEM.STATE, ItemState.ISSUED)
                        .where(may(id, ItemState.ISSUED))
                        .execute()
                > 0;
    }

    /** @param note what it was before, or a reference for who looks into the log */
    public boolean park(RunItemId id, ParkReason reason, @Nullable String note) {
        return db.update(RUN_ITEM)
                        .set(RUN_ITEM.STATE, ItemState.PARKED)
                        .set(RUN_ITEM.PARKED_REASON, reason)
                        .set(RUN_ITEM.PARKED_NOTE, note)
                        .where(RUN_ITEM.RUN_ITEM_ID.eq(id), RUN_ITEM.STATE.eq(ItemState.PRICED))
                        .execute()
                > 0;
    }

    /**
     * What it would be now, in place of what was said before, and what becomes of it. In one step, for one that has no price may only be held; what
     * somebody decided about the one before does not hold for this one, unless it only waits for a word.
     *
     * @param parked why it is put aside; null when it is not
     * @param note beside that: what it was before
     */
    public boolean turn(
            RunItemId id,
            ItemState from,
            ItemState to,
            @Nullable ParkReason parked,
            @Nullable String note,
            Assessed now) {
        var bill = now.assessment().bill();
        var stays = to == ItemState.PARKED;
        var done = db.update(RUN_ITEM)
                .set(RUN_ITEM.STATE, to)
                .set(RUN_ITEM.PARKED_REASON, parked)
                .set(RUN_ITEM.PARKED_NOTE, note)
                .set(RUN_ITEM.CUSTOMER_ID, now.facts().customer())
                .set(RUN_ITEM.FROM_DAY, now.assessment().days().from())
                .set(RUN_ITEM.UNTIL_DAY, now.assessment().days().until())
                .set(RUN_ITEM.TARIFF_GROUP, now.assessment().group())
                .set(RUN_ITEM.HOLDS, json(now.assessment().holds()))
                .set(RUN_ITEM.NET_PLN, bill == null ? null : bill.totals().net())
                .set(RUN_ITEM.VAT_PLN, bill == null ? null : bill.totals().vat())
                .set(RUN_ITEM.GROSS_PLN, bill == null ? null : bill.totals().gross())
                .set(RUN_ITEM.DECIDED_AT, kept(stays, RUN_ITEM.DECIDED_AT))
                .set(RUN_ITEM.DECIDED_BY, kept(stays, RUN_ITEM.DECIDED_BY))
                .set(RUN_ITEM.DECISION_NOTE, kept(stays, RUN_ITEM.DECISION_NOTE))
                .where(RUN_ITEM.RUN_ITEM_ID.eq(id), RUN_ITEM.STATE.eq(from))
                .execute();
        if (done > 0) {
            lines(Map.of(now.facts().contract(), id), List.of(now));
        }
        return done > 0;
    }

    private static <T> Field<T> kept(boolean stays, Field<T> column) {
        return stays ? column : val(null, column);
    }

    /** It leaves the run: its days belong to another one now, or to none. */
    public boolean notDue(RunItemId id, ItemState from) {
        return db.update(RUN_ITEM)
                        .set(RUN_ITEM.STATE, ItemState.LEFT_OUT)
                        .set(RUN_ITEM.HOLDS, json(List.of(Hold.of(HoldReason.NOT_DUE))))
                        .set(RUN_ITEM.PARKED_REASON, (ParkReason) null)
                        .set(RUN_ITEM.PARKED_NOTE, (String) null)
                        .where(RUN_ITEM.RUN_ITEM_ID.eq(id), RUN_ITEM.STATE.eq(from))
                        .execute()
                > 0;
    }

    public boolean decide(
            RunItemId id, ItemState from, ItemState to, UserAccountId by, Instant now, @Nullable String note) {
        return db.update(RUN_ITEM)
                        .set(RUN_ITEM.STATE, to)
                        .set(RUN_ITEM.PARKED_REASON, (ParkReason) null)
                        .set(RUN_ITEM.PARKED_NOTE, (String) null)
                        .set(RUN_ITEM.DECIDED_AT, now)
                        .set(RUN_ITEM.DECIDED_BY, by)
                        .set(RUN_ITEM.DECISION_NOTE, note)
                        .where(RUN_ITEM.RUN_ITEM_ID.eq(id), RUN_ITEM.STATE.eq(from))
                        .execute()
                > 0;
    }

    /** All that were parked are tried again. @return how many */
    public int unpark(BillRunId run) {
        return db.update(RUN_ITEM)
                .set(RUN_ITEM.STATE, ItemState.PRICED)
                .set(RUN_ITEM.PARKED_REASON, (ParkReason) null)
                .set(RUN_ITEM.PARKED_NOTE, (String) null)
                .where(RUN_ITEM.BILL_RUN_ID.eq(run), RUN_ITEM.STATE.eq(ItemState.PARKED))
                .execute();
    }

    private static Condition may(RunItemId id, ItemState to) {
        return RUN_ITEM.RUN_ITEM_ID.eq(id).and(RUN_ITEM.STATE.in(ItemSteps.STEPS.before(to)));
    }

    public SupplyContractId contractOf(RunItemId id) {
        return db.select(RUN_ITEM.SUPPLY_CONTRACT_ID)
                .from(RUN_ITEM)
                .where(RUN_ITEM.RUN_ITEM_ID.eq(id))
                .fetchSingle(RUN_ITEM.SUPPLY_CONTRACT_ID);
    }

    public Optional<BillRunId> runOf(RunItemId id) {
        return db.select(RUN_ITEM.BILL_RUN_ID)
                .from(RUN_ITEM)
                .where(RUN_ITEM.RUN_ITEM_ID.eq(id))
                .fetchOptional(RUN_ITEM.BILL_RUN_ID);
    }

    public RunCounts counts(BillRunId run) {
        var gross = DSL.coalesce(
                DSL.aggregate("sum", RUN_ITEM.GROSS_PLN.getDataType(), RUN_ITEM.GROSS_PLN),
                DSL.val(Money.ZERO, RUN_ITEM.GROSS_PLN));
        return new RunCounts(db.select(RUN_ITEM.STATE, count(), gross)
                .from(RUN_ITEM)
                .where(RUN_ITEM.BILL_RUN_ID.eq(run))
                .groupBy(RUN_ITEM.STATE)
                .fetchMap(
                        found -> found.value1(),
                        found -> new RunCounts.Sum(found.value2().longValue(), found.value3())));
    }

    public Optional<RunItem> find(RunItemId id) {
        return fetch(RUN_ITEM.RUN_ITEM_ID.eq(id), 1).stream().findFirst();
    }

    /** Those of one state, the dearest first. */
    public List<RunItem> of(BillRunId run, ItemState state, int most) {
        return fetch(RUN_ITEM.BILL_RUN_ID.eq(run).and(RUN_ITEM.STATE.eq(state)), most);
    }

    private List<RunItem> fetch(Condition which, int most) {
        var i = RUN_ITEM;
        return db.select(
                        i.RUN_ITEM_ID,
                        row(CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
                                .mapping(CustomerRef::new),
                        row(
                                        SERVICE_POINT.SERVICE_POINT_ID,
                                        SERVICE_POINT.LOCALITY,
                                        SERVICE_POINT.STREET,
                                        SERVICE_POINT.HOUSE_NUMBER)
                                .mapping(Place::new),
                        i.FROM_DAY,
                        i.UNTIL_DAY,
                        i.STATE,
                        i.HOLDS.convertFrom(ItemRepository::holds),
                        i.GROSS_PLN,
                        i.PARKED_REASON,
                        i.PARKED_NOTE,
                        i.DECISION_NOTE)
                .from(i)
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(i.CUSTOMER_ID))
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(i.SERVICE_POINT_ID))
                .where(which)
                .orderBy(i.GROSS_PLN.desc().nullsLast(), i.RUN_ITEM_ID)
                .limit(most)
                .fetch(mapping(RunItem::new));
    }

    private static List<Hold> holds(JSONB json) {
        return StoredJson.list(json.data(), Hold.class);
    }

    private static JSONB json(List<Hold> holds) {
        return JSONB.valueOf(StoredJson.text(holds));
    }
}
