package pl.nurt.metering.readings.internal;

import static pl.nurt.db.metering.Tables.LATEST_OF;
import static pl.nurt.db.metering.Tables.REGISTERED_METERS;
import static pl.nurt.db.metering.Tables.REGISTRY_VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.db.metering.tables.records.RegisteredMetersRecord;
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

    /** Raised by every change of meters and of where they are installed. */
    long registryVersion() {
        return db.select(REGISTRY_VERSION.VERSION).from(REGISTRY_VERSION).fetchSingle(REGISTRY_VERSION.VERSION);
    }

    /** The registered ones among the identifications. */
    Map<String, RegisteredMeter> registered(Collection<String> identifications) {
        return db.selectFrom(REGISTERED_METERS(identifications.toArray(String[]::new)))
                .fetchMap(REGISTERED_METERS.IDENTIFICATION, DeviceRepository::meter);
    }

    /** The newest readings of those meters that have one. */
    Map<MeterId, RegisterPoint> latest(Collection<MeterId> meters) {
        return db.selectFrom(LATEST_OF(meters.stream().map(MeterId::value).toArray(Long[]::new)))
                .fetchMap(
                        LATEST_OF.METER_ID,
                        row -> new RegisterPoint(Instant.ofEpochSecond(row.getLatestSecond()), row.getLatestM3()));
    }

    private static RegisteredMeter meter(RegisteredMetersRecord row) {
        return new RegisteredMeter(
                row.getMeterId(),
                new Register(row.getDigits(), row.getQ3M3h()),
                point(row.getInstalledAt(), row.getInitialM3()));
    }

    static @Nullable RegisterPoint point(@Nullable Instant at, @Nullable CubicMetres index) {
        return at == null || index == null ? null : new RegisterPoint(at, index);
    }
}
