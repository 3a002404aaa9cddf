package pl.nurt.metering.meters.internal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
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

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
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
        return rows(now)
                .where(MeterSearch.isAsked(filter, now))
                .and(
                        order.by() == MeterOrder.By.NUMBER && skip == 0 && findsMany(words)
                                ? words.in(MeterSearch.ownWords())
                                : MeterSearch.isFound(words))
                .and(after == null ? noCondition() : beyond(order, keys, after))
                .orderBy(sorted)
                .limit(size)
                .offset(skip)
                .fetch(Record1::value1);
    }

    /** At most so many meters that the text finds, by number; of very many it looks at the first ones that come. */
    public List<MeterRow> find(String text, int most, Instant now) {
        var words = PlainWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        return rows(now)
                .where(MeterSearch.foundSoon(words, MOST_RANKED))
                .orderBy(METER.SERIAL_NUMBER, METER.METER_ID)
                .limit(most)
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
        var hangsNow =
                METER_INSTALLATION.METER_ID.eq(LATEST_READING.METER_ID).and(METER_INSTALLATION.REMOVED_AT.isNull());
        var silent = db.selectCount()
                .from(LATEST_READING)
                .where(LATEST_READING.READ_AT.lt(now.minus(Meters.SILENT_AFTER)))
                .andExists(selectOne().from(METER_INSTALLATION).where(hangsNow));
        var neverRead = db.selectCount()
                .from(METER_INSTALLATION)
                .where(METER_INSTALLATION.REMOVED_AT.isNull())
                .andNotExists(selectOne()
                        .from(LATEST_READING)
                        .where(LATEST_READING.METER_ID.eq(METER_INSTALLATION.METER_ID)));
        var verification = db.selectCount()
                .from(METER)
                .join(METER_INSTALLATION)
                .on(METER_INSTALLATION.METER_ID.eq(METER.METER_ID))
                .and(METER_INSTALLATION.REMOVED_AT.isNull())
                .where(MeterSearch.in(MeterState.VERIFICATION, now));
        var suspect = db.selectCount().from(METER).where(MeterSearch.in(MeterState.SUSPECT, now));
        var all = db.fetchCount(METER);
        var hanging = db.fetchCount(METER_INSTALLATION, METER_INSTALLATION.REMOVED_AT.isNull());
        return new MeterCounts(
                all,
                Map.of(
                        MeterState.SILENT,
                        silent.fetchSingle().value1(),
                        MeterState.NEVER_READ,
                        neverRead.fetchSingle().value1(),
                        MeterState.NOT_INSTALLED,
                        all - hanging,
                        MeterState.VERIFICATION,
                        verification.fetchSingle().value1(),
                        MeterState.SUSPECT,
                        suspect.fetchSingle().value1()));
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
