package pl.nurt.demo.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.metering.Tables.DAILY_USE;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.ServicePointId;
import pl.nurt.metering.MeterRole;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;
import pl.nurt.telemetry.ConcentratorProtocol;

/** The meters that hang somewhere today, as the simulator must know them. */
@Repository
@ConditionalOnBooleanProperty("nurt.demo.enabled")
class DemoParkQuery {
    /** Before the stories of the last days began: see {@code 3-days.sql}. */
    private static final int STORIES_BEGAN_DAYS_AGO = 13;

    private static final CubicMetres USUAL_DAY = CubicMetres.of("0.300");

    private final DSLContext db;
    private final Clock clock;

    DemoParkQuery(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By concentrator, in the order of the service points; meters that fell silent in the demo stay silent. */
    List<ParkMeter> meters() {
        var meters = new ArrayList<ParkMeter>();
        var point = 0;
        @Nullable ServicePointId last = null;
        for (var row : installed()) {
            if (!row.point().equals(last)) {
                point++;
                last = row.point();
            }
            if (point % 67 != 11) {
                meters.add(meter(row, point));
            }
        }
        return meters;
    }

    /** The stories of the demo by the number of the point, as the scripts tell them. */
    private static ParkMeter meter(Installed row, int point) {
        var profile = row.role() == MeterRole.SUB
                ? "garden"
                : switch (point) {
                    case 3 -> "leak";
                    case 4 -> "holiday";
                    default -> point == 2 || point % 29 == 0 ? "farm" : "household";
                };
        return new ParkMeter(
                row.concentrator(),
                row.protocol(),
                row.identification(),
                row.index(),
                row.readAt(),
                row.daily() == null ? USUAL_DAY : CubicMetres.of(row.daily()),
                profile,
                point == 1);
    }

    private List<Installed> installed() {
        var today = CivilTime.dayOf(clock.instant());
        var daily = field(select(avg(DAILY_USE.USE_M3.coerce(SQLDataType.NUMERIC)))
                .from(DAILY_USE)
                .where(DAILY_USE.METER_ID.eq(METER.METER_ID))
                .and(DAILY_USE.DAY.between(today.minusDays(60), today.minusDays(STORIES_BEGAN_DAYS_AGO))));
        return db.select(
                        METER_INSTALLATION.SERVICE_POINT_ID,
                        METER_INSTALLATION.ROLE,
                        CONCENTRATOR.CODE,
                        CONCENTRATOR.PROTOCOL,
                        METER.IDENTIFICATION,
                        LATEST_READING.INDEX_M3,
                        LATEST_READING.READ_AT,
                        daily)
                .from(METER_INSTALLATION)
                .join(METER)
                .on(METER.METER_ID.eq(METER_INSTALLATION.METER_ID))
                .join(METER_SOURCE)
                .on(METER_SOURCE.METER_ID.eq(METER.METER_ID))
                .join(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(METER_SOURCE.CONCENTRATOR_ID))
                .join(LATEST_READING)
                .on(LATEST_READING.METER_ID.eq(METER.METER_ID))
                .where(METER_INSTALLATION.REMOVED_AT.isNull())
                .orderBy(METER_INSTALLATION.SERVICE_POINT_ID, METER_INSTALLATION.METER_ID)
                .fetch(mapping(Installed::new));
    }

    private record Installed(
            ServicePointId point,
            MeterRole role,
            String concentrator,
            ConcentratorProtocol protocol,
            String identification,
            CubicMetres index,
            Instant readAt,
            @Nullable BigDecimal daily) {}
}
