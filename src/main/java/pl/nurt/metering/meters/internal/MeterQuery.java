package pl.nurt.metering.meters.internal;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.METER_SEARCH;
import static pl.nurt.platform.internal.PolishSql.ordered;
import static pl.nurt.platform.internal.SearchSql.isOneOf;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConnectByStep;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerRef;
import pl.nurt.customer.Place;
import pl.nurt.customer.ServicePointId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.meters.MeterCounts;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterOrder;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.internal.PlainWords;
import pl.nurt.platform.internal.SearchSql;

/** The office's list of meters: pages by key, counts by state. */
@Repository
public class MeterQuery {
    private static final int MOST_RANKED = 500;
    private static final CubicMetres NEVER_READ = CubicMetres.of("-1");

    private static final SelectField<Place> PLACE = DSL.row(
                    SERVICE_POINT.SERVICE_POINT_ID,
                    SERVICE_POINT.LOCALITY,
                    SERVICE_POINT.STREET,
                    SERVICE_POINT.HOUSE_NUMBER)
            .mapping((id, locality, street, number) -> id == null ? null : new Place(id, locality, street, number));

    private static final SelectField<CustomerRef> CUSTOMER = DSL.row(
                    CUSTOMER_.CUSTOMER_ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME)
            .mapping((id, number, name) -> id == null ? null : new CustomerRef(id, number, name));

    private final DSLContext db;

    MeterQuery(DSLContext db) {
        this.db = db;
    }

    /** The rows that follow {@code after} (from the beginning, when null), without the first {@code skip} of them. */
    public List<MeterRow> page(
            MeterFilter filter, MeterOrder order, @Nullable MeterRow after, int skip, int size, Instant now) {
        var keys = keys(order.by());
        var words = PlainWords.of(filter.text());
        var sorted = Arrays.stream(keys)
                .map(key -> order.descending() ? key.desc() : key.asc())
                .toList();
        var asked = MeterSearch.isAsked(filter, now).and(after == null ? noCondition() : beyond(order, keys, after));
        // Joined before sorting only for what is asked of it: the rows of a page are few, those that are found may be
        // thousands.
        Supplier<SelectJoinStep<Record1<MeterId>>> meters = () -> {
            var ids = DSL.select(METER.METER_ID).from(METER);
            return order.by() == MeterOrder.By.NUMBER && filter.state() == null ? ids : joined(ids, now);
        };
        if (order.by() == MeterOrder.By.NUMBER && skip == 0 && findsMany(words)) {
            var next = meters.get().where(asked).orderBy(sorted).limit(SearchSql.LOOKED_AT);
            var soon = rows(now)
                    .where(isOneOf(METER.METER_ID, MeterSearch.among(next, words)))
                    .orderBy(sorted)
                    .limit(size)
                    .fetch(Record1::value1);
            if (soon.size() == size) {
                return soon;
            }
        }
        var page = meters.get()
                .where(asked, MeterSearch.isFound(words))
                .orderBy(sorted)
                .limit(size)
                .offset(skip);
        return rows(now).where(isOneOf(METER.METER_ID, page)).orderBy(sorted).fetch(Record1::value1);
    }

    /** At most so many meters that the text finds, by number; of very many it looks at the first ones that come. */
    public List<MeterRow> find(String text, int most, Instant now) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        var first = select(METER.METER_ID)
                .from(METER)
                .where(MeterSearch.foundSoon(words, MOST_RANKED))
                .orderBy(METER.SERIAL_NUMBER, METER.METER_ID)
                .limit(most);
        return rows(now)
                .where(isOneOf(METER.METER_ID, first))
                .orderBy(METER.SERIAL_NUMBER, METER.METER_ID)
                .fetch(Record1::value1);
    }

    /** The rows of some meters, in no order; unknown ones are left out. */
    public List<MeterRow> rows(Collection<MeterId> meters, Instant now) {
        return rows(now).where(METER.METER_ID.in(meters)).fetch(Record1::value1);
    }

    /** The rows of the meters that are installed at the place, the main one first. */
    public List<MeterRow> at(ServicePointId place, Instant now) {
        return rows(now)
                .where(METER_INSTALLATION.SERVICE_POINT_ID.eq(place))
                .orderBy(METER_INSTALLATION.ROLE, METER.SERIAL_NUMBER)
                .fetch(Record1::value1);
    }

    /** Of words that find {@linkplain SearchSql#MANY many} only all of them and the state that is asked. */
    public MeterCounts counts(MeterFilter filter, Instant now) {
        var words = PlainWords.of(filter.text());
        if (words.isEmpty()) {
            return countsOfAll(now);
        }
        return findsMany(words) ? countsOfMany(words, filter.state(), now) : countsOfFound(words, now);
    }

    /** Each count from the fewest rows that know it: asked for every meter, as of those that are found, they take four times as long. */
    private MeterCounts countsOfAll(Instant now) {
        // Side by side in the order of their keys: left to itself PostgreSQL puts all of one into a hash first, which
        // takes three times as long.
        var hanging = inOrder(
                METER_INSTALLATION.METER_ID,
                select(METER_INSTALLATION.METER_ID)
                        .from(METER_INSTALLATION)
                        .where(METER_INSTALLATION.REMOVED_AT.isNull()),
                "hanging");
        var read =
                inOrder(LATEST_READING.METER_ID, select(LATEST_READING.METER_ID).from(LATEST_READING), "read");
        var readLongAgo = inOrder(
                LATEST_READING.METER_ID,
                select(LATEST_READING.METER_ID)
                        .from(LATEST_READING)
                        .where(LATEST_READING.READ_AT.lt(now.minus(Meters.SILENT_AFTER))),
                "read");
        var silent = db.selectCount()
                .from(readLongAgo)
                .whereExists(selectOne().from(hanging).where(isOf(readLongAgo, hanging)));
        var neverRead = db.selectCount()
                .from(hanging)
                .whereNotExists(selectOne().from(read).where(isOf(read, hanging)));
        var verification = db.selectCount()
                .from(METER)
                .join(METER_INSTALLATION)
                .on(METER_INSTALLATION.METER_ID.eq(METER.METER_ID))
                .and(METER_INSTALLATION.REMOVED_AT.isNull())
                .where(MeterSearch.in(MeterState.VERIFICATION, now));
        var suspect = db.selectCount().from(METER).where(MeterSearch.in(MeterState.SUSPECT, now));
        var all = db.fetchCount(METER);
        var allHanging = db.fetchCount(METER_INSTALLATION, METER_INSTALLATION.REMOVED_AT.isNull());
        return new MeterCounts(
                all,
                Map.of(
                        MeterState.SILENT,
                        silent.fetchSingle().value1(),
                        MeterState.NEVER_READ,
                        neverRead.fetchSingle().value1(),
                        MeterState.NOT_INSTALLED,
                        all - allHanging,
                        MeterState.VERIFICATION,
                        verification.fetchSingle().value1(),
                        MeterState.SUSPECT,
                        suspect.fetchSingle().value1()));
    }

    private static Condition isOf(Table<Record1<MeterId>> read, Table<Record1<MeterId>> hanging) {
        return requireNonNull(read.field(LATEST_READING.METER_ID))
                .eq(requireNonNull(hanging.field(METER_INSTALLATION.METER_ID)));
    }

    /** An offset, although of nothing, keeps the order from being thought needless. */
    private static Table<Record1<MeterId>> inOrder(
            Field<MeterId> key, SelectConnectByStep<Record1<MeterId>> keys, String name) {
        return keys.orderBy(key).offset(inline(0)).asTable(name);
    }

    private MeterCounts countsOfMany(PlainWords words, @Nullable MeterState asked, Instant now) {
        var all = db.fetchCount(METER_SEARCH, words.in(METER_SEARCH.WORDS));
        if (asked == null) {
            return new MeterCounts(all, Map.of());
        }
        var number = withNow(db.selectCount().from(METER))
                .where(MeterSearch.isFound(words), MeterSearch.in(asked, now))
                .fetchSingle();
        return new MeterCounts(all, Map.of(asked, number.value1()));
    }

    /** All of them in one pass over the meters. */
    private MeterCounts countsOfFound(PlainWords words, Instant now) {
        var states = MeterState.values();
        var columns = Arrays.stream(states)
                .map(state -> count().filterWhere(MeterSearch.in(state, now)).as(state.name()))
                .toList();
        var all = count().as("all");
        var found = withNow(db.select(columns).select(all).from(METER))
                .where(MeterSearch.isFound(words))
                .fetchSingle();
        var byState = new EnumMap<MeterState, Integer>(MeterState.class);
        for (var state : states) {
            byState.put(state, found.get(state.name(), Integer.class));
        }
        return new MeterCounts(found.get(all), byState);
    }

    private boolean findsMany(PlainWords words) {
        return !words.isEmpty()
                && db.fetchCount(selectOne()
                                .from(METER_SEARCH)
                                .where(words.in(METER_SEARCH.WORDS))
                                .limit(SearchSql.MANY))
                        == SearchSql.MANY;
    }

    /** With where the meter hangs and its latest reading; at most one row each. */
    private static <R extends Record> SelectJoinStep<R> withNow(SelectJoinStep<R> meters) {
        return meters.leftJoin(METER_INSTALLATION)
                .on(METER_INSTALLATION.METER_ID.eq(METER.METER_ID))
                .and(METER_INSTALLATION.REMOVED_AT.isNull())
                .leftJoin(LATEST_READING)
                .on(LATEST_READING.METER_ID.eq(METER.METER_ID));
    }

    private SelectJoinStep<Record1<MeterRow>> rows(Instant now) {
        var meter = DSL.row(
                        METER.METER_ID,
                        METER.SERIAL_NUMBER,
                        PLACE,
                        CUSTOMER,
                        LATEST_READING.READ_AT,
                        LATEST_READING.INDEX_M3,
                        lastDayUse(now),
                        METER.VERIFIED_UNTIL,
                        field(MeterSearch.odd(now)))
                .mapping(MeterRow::new);
        return joined(db.select(meter).from(METER), now);
    }

    /** A subquery, not a join: PostgreSQL then asks for the rows of the page only, after sorting. */
    private static Field<CubicMetres> lastDayUse(Instant now) {
        return field(select(DAILY_USE.USE_M3)
                .from(DAILY_USE)
                .where(DAILY_USE.METER_ID.eq(METER.METER_ID))
                .and(DAILY_USE.DAY.eq(CivilTime.dayOf(now).minusDays(1))));
    }

    /** Joins what is true of the meter now; at most one row each, as the exclusion constraints promise. */
    private static <R extends Record> SelectJoinStep<R> joined(SelectJoinStep<R> meters, Instant now) {
        var today = CivilTime.dayOf(now);
        return withNow(meters)
                .leftJoin(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(METER_INSTALLATION.SERVICE_POINT_ID))
                .leftJoin(SUPPLY_CONTRACT)
                .on(SUPPLY_CONTRACT.SERVICE_POINT_ID.eq(METER_INSTALLATION.SERVICE_POINT_ID))
                .and(SUPPLY_CONTRACT.VALID_FROM.le(today))
                .and(SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(today)))
                .leftJoin(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(SUPPLY_CONTRACT.CUSTOMER_ID));
    }

    private static Field<?>[] keys(MeterOrder.By by) {
        return switch (by) {
            case NUMBER -> new Field<?>[] {METER.SERIAL_NUMBER, METER.METER_ID};
            case ADDRESS ->
                new Field<?>[] {
                    ordered(SERVICE_POINT.LOCALITY),
                    ordered(SERVICE_POINT.STREET),
                    ordered(SERVICE_POINT.HOUSE_NUMBER),
                    METER.METER_ID
                };
            case READ_AT -> new Field<?>[] {coalesce(LATEST_READING.READ_AT, val(Instant.EPOCH)), METER.METER_ID};
            case INDEX -> new Field<?>[] {coalesce(LATEST_READING.INDEX_M3, val(NEVER_READ)), METER.METER_ID};
        };
    }

    private static Condition beyond(MeterOrder order, Field<?>[] keys, MeterRow after) {
        var values = values(order.by(), after);
        var last = new Field<?>[keys.length];
        for (int at = 0; at < keys.length; at++) {
            last[at] = val(values[at], keys[at].getDataType());
        }
        return order.descending()
                ? DSL.row(keys).lt(DSL.row(last))
                : DSL.row(keys).gt(DSL.row(last));
    }

    private static Object[] values(MeterOrder.By by, MeterRow row) {
        return switch (by) {
            case NUMBER -> new Object[] {row.serialNumber(), row.meterId()};
            case ADDRESS -> {
                var place = row.place();
                yield place == null
                        ? new Object[] {"", "", "", row.meterId()}
                        : new Object[] {
                            place.locality(),
                            Objects.requireNonNullElse(place.street(), ""),
                            place.houseNumber(),
                            row.meterId()
                        };
            }
            case READ_AT -> new Object[] {Objects.requireNonNullElse(row.readAt(), Instant.EPOCH), row.meterId()};
            case INDEX -> new Object[] {Objects.requireNonNullElse(row.index(), NEVER_READ), row.meterId()};
        };
    }
}
