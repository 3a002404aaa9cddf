package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.telemetry.ConcentratorProtocol;

/** Which bridge reads what. */
@Repository
public class ConcentratorLookup {
    private final DSLContext db;

    ConcentratorLookup(DSLContext db) {
        this.db = db;
    }

    public record Found(ConcentratorId id, BridgeId bridge, String code, ConcentratorProtocol protocol) {}

    public record FoundBehind(ConcentratorId concentrator, BridgeId bridge, String identification) {}

    /** Only one that its bridge still has. */
    public Optional<Found> find(ConcentratorId concentrator) {
        return db.select(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.BRIDGE_ID, CONCENTRATOR.CODE, CONCENTRATOR.PROTOCOL)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator), CONCENTRATOR.REMOVED_AT.isNull())
                .fetchOptional(mapping(Found::new));
    }

    /** Through what the meter is read; empty when it is not read remotely. */
    public Optional<FoundBehind> behind(MeterId meter) {
        return db.select(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.BRIDGE_ID, METER.IDENTIFICATION)
                .from(METER)
                .join(METER_SOURCE)
                .on(METER_SOURCE.METER_ID.eq(METER.METER_ID))
                .join(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(METER_SOURCE.CONCENTRATOR_ID))
                .where(METER.METER_ID.eq(meter), CONCENTRATOR.REMOVED_AT.isNull())
                .fetchOptional(mapping(FoundBehind::new));
    }
}
