package pl.nurt.metering.use.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.aggregate;
import static org.jooq.impl.DSL.boolAnd;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;
import static org.jooq.impl.DSL.when;
import static pl.nurt.db.metering.Metering.METERING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Row3;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.use.IndexReading;
import pl.nurt.metering.use.internal.rules.DayUse;
import pl.nurt.platform.CubicMetres;

/** Readings and use of chains of meters, always by meter and time, the key of both tables. */
@Repository
public class UseRepository {
    private final DSLContext db;

    UseRepository(DSLContext db) {
        this.db = db;
    }

    /** Booked days in any of the ranges, while the meters were installed at the point. */
    public List<DayUse> days(List<MeterLink> links, List<DayRange> ranges) {
        var use = METERING.DAILY_USE;
        var wanted = links.stream()
                .flatMap(link -> ranges.stream()
                        .map(range -> range.within(link.firstDay(), link.untilDay()))
                        .flatMap(Optional::stream)
                        .map(range -> use.METER_ID
                                .eq(link.meter())
                                .and(use.DAY.ge(range.from()))
                                .and(use.DAY.lt(range.until()))))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return db.select(use.DAY, use.OPENING_AT, use.USE_M3)
                .from(use)
                .where(or(wanted))
                .fetch(mapping(DayUse::new));
    }

    /** Booked days, those of all meters added: the use of a day is null when one of them is not known, its opening the earliest. */
    public List<DayUse> together(List<MeterDays> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var use = METERING.DAILY_USE;
        var wanted = values(rows(some)).as("wanted", "meter_id", "first_day", "until_day");
        var sum = when(boolAnd(use.USE_M3.isNotNull()), aggregate("sum", use.USE_M3.getDataType(), use.USE_M3));
        return db.select(use.DAY, min(use.OPENING_AT), sum)
                .from(use)
                .join(wanted)
                .on(use.METER_ID.eq(wanted.field("meter_id", use.METER_ID.getDataType())))
                .and(use.DAY.ge(wanted.field("first_day", use.DAY.getDataType())))
                .and(use.DAY.lt(wanted.field("until_day", use.DAY.getDataType())))
                .groupBy(use.DAY)
                .fetch(mapping(DayUse::new));
    }

    /** The use of some days of each meter in sum; those are left out of whose days none is booked, or one is not known. */
    public Map<MeterDays, CubicMetres> sums(List<MeterDays> some) {
        if (some.isEmpty()) {
            return Map.of();
        }
        var use = METERING.DAILY_USE;
        var wanted = values(rows(some)).as("wanted", "meter_id", "first_day", "until_day");
        var meter = wanted.field("meter_id", use.METER_ID.getDataType());
        var first = wanted.field("first_day", use.DAY.getDataType());
        var until = wanted.field("until_day", use.DAY.getDataType());
        return db.select(
                        row(meter, row(first, until).mapping(DayRange::new)).mapping(MeterDays::new),
                        aggregate("sum", use.USE_M3.getDataType(), use.USE_M3))
                .from(wanted)
                .join(use)
                .on(use.METER_ID.eq(meter), use.DAY.ge(first), use.DAY.lt(until))
                .groupBy(meter, first, until)
                .having(condition(boolAnd(use.USE_M3.isNotNull())))
                .fetchMap(Record2::value1, Record2::value2);
    }

    @SuppressWarnings("unchecked")
    private static Row3<MeterId, LocalDate, LocalDate>[] rows(List<MeterDays> some) {
        var use = METERING.DAILY_USE;
        return some.stream()
                .map(one -> row(
                        val(one.meter(), use.METER_ID),
                        val(one.days().from(), use.DAY),
                        val(one.days().until(), use.DAY)))
                .toArray(Row3[]::new);
    }

    /** Booked days of each of the meters. */
    public Map<MeterId, List<DayUse>> days(Collection<MeterId> meters, DayRange range) {
        var use = METERING.DAILY_USE;
        return db.select(use.METER_ID, row(use.DAY, use.OPENING_AT, use.USE_M3).mapping(DayUse::new))
                .from(use)
                .where(use.METER_ID.in(meters))
                .and(use.DAY.ge(range.from()))
                .and(use.DAY.lt(range.until()))
                .fetchGroups(Record2::value1, Record2::value2);
    }

    /** The link's readings after {@code from} and up to {@code to}, oldest first. */
    public List<IndexReading> readings(MeterLink link, Instant from, Instant to) {
        var reading = METERING.READING;
        return db.select(reading.READ_AT, reading.INDEX_M3)
                .from(reading)
                .where(reading.METER_ID.eq(link.meter()))
                .and(reading.READ_AT.gt(later(from, link.installedAt())))
                .and(reading.READ_AT.le(earlier(to, link.removedAt())))
                .orderBy(reading.READ_AT)
                .fetch(row -> reading(link, row.value1(), row.value2()));
    }

    /** The link's last reading from {@code from} on and before {@code before}. */
    public Optional<IndexReading> last(MeterLink link, Instant from, Instant before) {
        return nearest(link, from, before, METERING.READING.READ_AT.desc());
    }

    /** The link's first reading from {@code from} on and before {@code before}. */
    public Optional<IndexReading> first(MeterLink link, Instant from, Instant before) {
        return nearest(link, from, before, METERING.READING.READ_AT.asc());
    }

    /** The index with which each day closed on which the link was read, oldest first. */
    public List<RegisterPoint> closings(MeterLink link, LocalDate from, LocalDate until) {
        var use = METERING.DAILY_USE;
        return db.select(use.CLOSING_AT, use.CLOSING_M3)
                .from(use)
                .where(use.METER_ID.eq(link.meter()))
                .and(use.DAY.ge(from))
                .and(use.DAY.lt(until))
                .orderBy(use.DAY)
                .fetch(mapping(RegisterPoint::new));
    }

    private Optional<IndexReading> nearest(MeterLink link, Instant from, Instant before, SortField<Instant> order) {
        var reading = METERING.READING;
        Condition time = reading.READ_AT
                .ge(later(from, link.installedAt()))
                .and(
                        link.removedAt() == null
                                ? reading.READ_AT.lt(before)
                                : reading.READ_AT.lt(before).and(reading.READ_AT.le(link.removedAt())));
        return db.select(reading.READ_AT, reading.INDEX_M3)
                .from(reading)
                .where(reading.METER_ID.eq(link.meter()))
                .and(time)
                .orderBy(order)
                .limit(1)
                .fetchOptional(row -> reading(link, row.value1(), row.value2()));
    }

    private static IndexReading reading(MeterLink link, Instant at, CubicMetres index) {
        return new IndexReading(at, index, link.meter(), link.serialNumber(), IndexReading.Origin.READING);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
