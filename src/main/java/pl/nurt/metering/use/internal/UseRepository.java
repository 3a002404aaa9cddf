package pl.nurt.metering.use.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.or;
import static pl.nurt.db.metering.Metering.METERING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
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

    /** Booked days in any of the ranges, while the meters hung at the point. */
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
