package pl.nurt.metering.meters.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.customer.Tables.SERVICE_POINT;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.READING;
import static pl.nurt.db.metering.Tables.READING_FLAG;
import static pl.nurt.db.metering.Tables.READING_VERDICT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.Place;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.internal.rules.MeterReadings;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.meters.Installation;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.readings.StoredReading;
import pl.nurt.metering.readings.Verdict;

/** One meter: its facts, its chain, its readings. Every query goes by the meter's key. */
@Repository
public class MeterCardQuery {
    private static final Field<Set<Verdict>> VERDICTS = multiset(select(READING_VERDICT.VERDICT)
                    .from(READING_VERDICT)
                    .where(READING_VERDICT.METER_ID.eq(READING.METER_ID))
                    .and(READING_VERDICT.READ_AT.eq(READING.READ_AT)))
            .convertFrom(found -> Set.copyOf(found.getValues(READING_VERDICT.VERDICT)));

    private static final Field<Set<String>> FLAGS = multiset(select(READING_FLAG.FLAG)
                    .from(READING_FLAG)
                    .where(READING_FLAG.METER_ID.eq(READING.METER_ID))
                    .and(READING_FLAG.READ_AT.eq(READING.READ_AT)))
            .convertFrom(found -> Set.copyOf(found.getValues(READING_FLAG.FLAG)));

    private final DSLContext db;
    private final RemoteSources sources;

    MeterCardQuery(DSLContext db, RemoteSources sources) {
        this.db = db;
        this.sources = sources;
    }

    public Optional<MeterCard> card(MeterRow row) {
        return db.select(METER.IDENTIFICATION, METER.MANUFACTURER, METER.DIAMETER_MM, METER.Q3_M3H, METER.DIGITS)
                .from(METER)
                .where(METER.METER_ID.eq(row.meterId()))
                .fetchOptional(mapping((identification, manufacturer, diameter, q3, digits) -> new MeterCard(
                        row,
                        identification,
                        manufacturer,
                        diameter,
                        q3,
                        digits,
                        sources.readThrough(row.meterId()).orElse(null),
                        chain(row.meterId()))));
    }

    private List<Installation> chain(MeterId meter) {
        var here = METER_INSTALLATION.as("here");
        return db.select(
                        METER.METER_ID,
                        METER.SERIAL_NUMBER,
                        row(
                                        SERVICE_POINT.SERVICE_POINT_ID,
                                        SERVICE_POINT.LOCALITY,
                                        SERVICE_POINT.STREET,
                                        SERVICE_POINT.HOUSE_NUMBER)
                                .mapping(Place::new),
                        METER_INSTALLATION.ROLE,
                        METER_INSTALLATION.INSTALLED_AT,
                        METER_INSTALLATION.INITIAL_M3,
                        METER_INSTALLATION.REMOVED_AT,
                        METER_INSTALLATION.FINAL_M3)
                .from(METER_INSTALLATION)
                .join(METER)
                .on(METER.METER_ID.eq(METER_INSTALLATION.METER_ID))
                .join(SERVICE_POINT)
                .on(SERVICE_POINT.SERVICE_POINT_ID.eq(METER_INSTALLATION.SERVICE_POINT_ID))
                .where(METER_INSTALLATION
                        .METER_ID
                        .eq(meter)
                        .or(METER_INSTALLATION.SERVICE_POINT_ID.in(select(here.SERVICE_POINT_ID)
                                .from(here)
                                .where(here.METER_ID.eq(meter))
                                .and(here.REMOVED_AT.isNull()))))
                .orderBy(METER_INSTALLATION.INSTALLED_AT.desc(), METER_INSTALLATION.METER_INSTALLATION_ID.desc())
                .fetch(mapping(Installation::new));
    }

    /** Readings older than {@code before}, newest first; from the newest one when null. */
    public List<StoredReading> readings(MeterId meter, boolean odd, @Nullable Instant before, int skip, int size) {
        var page = db.select(
                        READING.READ_AT,
                        READING.INDEX_M3,
                        READING.SOURCE,
                        READING.RECEIVED_AT,
                        READING.CONCENTRATOR_ID,
                        READING.RAW.isNotNull(),
                        VERDICTS,
                        FLAGS)
                .from(READING)
                .where(READING.METER_ID.eq(meter))
                .and(odd ? oddPage(meter, before, skip, size) : older(before))
                .orderBy(READING.READ_AT.desc())
                .limit(size)
                .offset(odd ? 0 : skip)
                .fetch();
        var names = sources.names(page.intoSet(READING.CONCENTRATOR_ID));
        return page.map(
                mapping((at, index, source, received, concentrator, hasRaw, verdicts, flags) -> new StoredReading(
                        at,
                        index,
                        source,
                        received,
                        concentrator == null ? null : names.get(concentrator),
                        hasRaw,
                        verdicts,
                        flags)));
    }

    private static Condition older(@Nullable Instant before) {
        return before == null ? noCondition() : READING.READ_AT.lt(before);
    }

    /** Verdicts and flags are few: their page is found first, so that the partitions are only asked for its rows. */
    private static Condition oddPage(MeterId meter, @Nullable Instant before, int skip, int size) {
        return READING.READ_AT.in(select(READING_VERDICT.READ_AT)
                .from(READING_VERDICT)
                .where(READING_VERDICT.METER_ID.eq(meter))
                .and(before == null ? noCondition() : READING_VERDICT.READ_AT.lt(before))
                .union(select(READING_FLAG.READ_AT)
                        .from(READING_FLAG)
                        .where(READING_FLAG.METER_ID.eq(meter))
                        .and(before == null ? noCondition() : READING_FLAG.READ_AT.lt(before)))
                .orderBy(field(name("read_at")).desc())
                .limit(size)
                .offset(skip));
    }

    public Optional<byte[]> raw(MeterId meter, Instant readAt) {
        return db.select(READING.RAW)
                .from(READING)
                .where(READING.METER_ID.eq(meter))
                .and(READING.READ_AT.eq(readAt))
                .fetchOptional(READING.RAW);
    }

    /** Its readings from an instant on; empty when there is no such meter. */
    public Optional<MeterReadings> readingsFrom(MeterId meter, Instant from) {
        var points = multiset(select(READING.READ_AT, READING.INDEX_M3)
                        .from(READING)
                        .where(READING.METER_ID.eq(METER.METER_ID))
                        .and(READING.READ_AT.ge(from))
                        .orderBy(READING.READ_AT))
                .convertFrom(rows -> rows.map(mapping(RegisterPoint::new)));
        return db.select(row(METER.DIGITS, METER.Q3_M3H).mapping(Register::new), points)
                .from(METER)
                .where(METER.METER_ID.eq(meter))
                .fetchOptional(mapping(MeterReadings::new));
    }
}
