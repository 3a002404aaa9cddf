package pl.nurt.metering.internal.bridge;

import static java.util.Objects.requireNonNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.CONCENTRATOR;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.NewMeter;
import pl.nurt.metering.QuarantineState;
import pl.nurt.metering.RefusalReason;

/** Writes meters into the registry; triggers tell the intake (V0023). */
@Repository
public class RegistrationRepository {
    private final DSLContext db;

    RegistrationRepository(DSLContext db) {
        this.db = db;
    }

    public record Known(MeterId meter, @Nullable ConcentratorRef readThrough) {}

    /** The registered ones, by identification. */
    public Map<String, Known> known(Collection<String> identifications) {
        var concentrator = row(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME, CONCENTRATOR.STATE)
                .mapping((id, name, state) -> id == null ? null : new ConcentratorRef(id, name, state));
        return db.select(METER.IDENTIFICATION, METER.METER_ID, concentrator)
                .from(METER)
                .leftJoin(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(METER.CONCENTRATOR_ID))
                .where(METER.IDENTIFICATION.eq(any(val(identifications.toArray(String[]::new)))))
                .fetchMap(METER.IDENTIFICATION, mapping((identification, meter, through) -> new Known(meter, through)));
    }

    /** How many readings of each wait in quarantine for their meter to be registered. */
    public Map<String, Integer> waiting(Collection<String> identifications) {
        var q = QUARANTINED_READING;
        return db.select(q.IDENTIFICATION, count())
                .from(q)
                .where(q.IDENTIFICATION.eq(any(val(identifications.toArray(String[]::new)))))
                .and(q.STATE.eq(QuarantineState.OPEN))
                .and(q.REASON.eq(RefusalReason.UNKNOWN_METER))
                .groupBy(q.IDENTIFICATION)
                .fetchMap(q.IDENTIFICATION, count());
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
                .set(METER.CONCENTRATOR_ID, meter.concentrator())
                .set(METER.REGISTERED_BY, by)
                .set(METER.REGISTERED_AT, now)
                .onConflict(METER.IDENTIFICATION)
                .doNothing()
                .returningResult(METER.METER_ID)
                .fetchOptional(METER.METER_ID);
    }

    /** Answers false when there is no such meter. */
    public boolean assign(MeterId meter, ConcentratorId concentrator) {
        return db.update(METER)
                        .set(METER.CONCENTRATOR_ID, concentrator)
                        .where(METER.METER_ID.eq(meter))
                        .execute()
                == 1;
    }
}
