package pl.nurt.metering.internal.intake;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.CONCENTRATOR;
import static pl.nurt.db.metering.Tables.KNOWN_METERS;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.db.metering.tables.records.KnownMetersRecord;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
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
        return db.selectFrom(KNOWN_METERS(identifications.toArray(String[]::new)))
                .fetchMap(KNOWN_METERS.IDENTIFICATION, DeviceRepository::meter);
    }

    /** The bridge's concentrators among the codes. */
    Map<String, ConcentratorId> concentrators(BridgeId bridge, Collection<String> codes) {
        return db.select(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.BRIDGE_ID.eq(bridge), CONCENTRATOR.CODE.eq(any(val(codes.toArray(String[]::new)))))
                .fetchMap(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID);
    }

    private static KnownMeter meter(KnownMetersRecord row) {
        return new KnownMeter(
                row.getMeterId(),
                new Register(row.getDigits(), row.getQ3M3h()),
                point(instant(row.getLatestSecond()), row.getLatestM3()),
                point(instant(row.getInstalledSecond()), row.getInitialM3()));
    }

    private static @Nullable Instant instant(@Nullable Long second) {
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    static @Nullable RegisterPoint point(@Nullable Instant at, @Nullable CubicMetres index) {
        return at == null || index == null ? null : new RegisterPoint(at, index);
    }
}
