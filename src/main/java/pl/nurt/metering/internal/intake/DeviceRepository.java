package pl.nurt.metering.internal.intake;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.CONCENTRATOR;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record8;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.platform.CubicMetres;

/** From the names that devices give to what we know of them: one query for a whole batch. */
@Repository
class DeviceRepository {
    private final DSLContext db;

    DeviceRepository(DSLContext db) {
        this.db = db;
    }

    /** The registered ones among the identifications. */
    Map<String, KnownMeter> meters(Collection<String> identifications) {
        return db.select(
                        METER.IDENTIFICATION,
                        METER.METER_ID,
                        METER.DIGITS,
                        METER.Q3_M3H,
                        LATEST_READING.READ_AT,
                        LATEST_READING.INDEX_M3,
                        METER_INSTALLATION.INSTALLED_AT,
                        METER_INSTALLATION.INITIAL_M3)
                .from(METER)
                .leftJoin(LATEST_READING)
                .on(LATEST_READING.METER_ID.eq(METER.METER_ID))
                .leftJoin(METER_INSTALLATION)
                .on(METER_INSTALLATION.METER_ID.eq(METER.METER_ID), METER_INSTALLATION.REMOVED_AT.isNull())
                .where(METER.IDENTIFICATION.eq(any(val(identifications.toArray(String[]::new)))))
                .fetchMap(METER.IDENTIFICATION, DeviceRepository::meter);
    }

    /** The bridge's concentrators among the codes. */
    Map<String, ConcentratorId> concentrators(BridgeId bridge, Collection<String> codes) {
        return db.select(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.BRIDGE_ID.eq(bridge), CONCENTRATOR.CODE.eq(any(val(codes.toArray(String[]::new)))))
                .fetchMap(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID);
    }

    private static KnownMeter meter(
            Record8<String, MeterId, Short, BigDecimal, Instant, CubicMetres, Instant, CubicMetres> row) {
        return new KnownMeter(
                row.value2(),
                new Register(row.value3(), row.value4()),
                point(row.value5(), row.value6()),
                point(row.value7(), row.value8()));
    }

    static @Nullable RegisterPoint point(@Nullable Instant at, @Nullable CubicMetres index) {
        return at == null || index == null ? null : new RegisterPoint(at, index);
    }
}
