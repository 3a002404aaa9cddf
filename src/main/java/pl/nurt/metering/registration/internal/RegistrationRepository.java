package pl.nurt.metering.registration.internal;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.METER;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.registration.NewMeter;

/** Writes meters into the registry; triggers tell the intake (V0023). */
@Repository
public class RegistrationRepository {
    private final DSLContext db;

    RegistrationRepository(DSLContext db) {
        this.db = db;
    }

    /** The registered ones, by identification. */
    public Map<String, MeterId> known(Collection<String> identifications) {
        return db.select(METER.IDENTIFICATION, METER.METER_ID)
                .from(METER)
                .where(METER.IDENTIFICATION.eq(any(val(identifications.toArray(String[]::new)))))
                .fetchMap(METER.IDENTIFICATION, METER.METER_ID);
    }

    /**
     * Empty, and nothing changed, when there is a meter of that identification.
     *
     * @param meter with everything a meter needs
     */
    public Optional<MeterId> add(NewMeter meter, UserAccountId by, Instant now) {
        return db.insertInto(METER)
                .set(METER.SERIAL_NUMBER, meter.serialNumber())
                .set(METER.IDENTIFICATION, meter.identification())
                .set(METER.MANUFACTURER, meter.manufacturer())
                .set(METER.DIAMETER_MM, requireNonNull(meter.diameterMm()).shortValue())
                .set(METER.Q3_M3H, requireNonNull(meter.q3()))
                .set(METER.DIGITS, requireNonNull(meter.digits()).shortValue())
                .set(METER.VERIFIED_UNTIL, requireNonNull(meter.verifiedUntil()))
                .set(METER.REGISTERED_BY, by)
                .set(METER.REGISTERED_AT, now)
                .onConflict(METER.IDENTIFICATION)
                .doNothing()
                .returningResult(METER.METER_ID)
                .fetchOptional(METER.METER_ID);
    }
}
