package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorRef;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.RemoteSources;

/** Through which concentrator which meter is read, and what metering asks about that. */
@Repository
public class MeterSources implements RemoteSources {
    private final DSLContext db;

    MeterSources(DSLContext db) {
        this.db = db;
    }

    @Override
    public Map<String, ConcentratorId> concentrators(BridgeId bridge, Collection<String> codes) {
        return db.select(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.BRIDGE_ID.eq(bridge), CONCENTRATOR.CODE.eq(any(val(codes.toArray(String[]::new)))))
                .fetchMap(CONCENTRATOR.CODE, CONCENTRATOR.CONCENTRATOR_ID);
    }

    @Override
    public Set<MeterId> readBy(BridgeId bridge, Collection<MeterId> meters) {
        var asked = meters.stream().map(MeterId::value).toArray(Long[]::new);
        return db.select(METER_SOURCE.METER_ID)
                .from(METER_SOURCE)
                .join(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(METER_SOURCE.CONCENTRATOR_ID))
                .where(
                        CONCENTRATOR.BRIDGE_ID.eq(bridge),
                        METER_SOURCE.METER_ID.coerce(Long.class).eq(any(val(asked))))
                .fetchSet(METER_SOURCE.METER_ID);
    }

    @Override
    public Optional<ConcentratorId> concentrator(String bridge, String code) {
        return db.select(CONCENTRATOR.CONCENTRATOR_ID)
                .from(CONCENTRATOR)
                .join(BRIDGE)
                .on(BRIDGE.BRIDGE_ID.eq(CONCENTRATOR.BRIDGE_ID))
                .where(BRIDGE.CODE.eq(bridge), CONCENTRATOR.CODE.eq(code), CONCENTRATOR.REMOVED_AT.isNull())
                .fetchOptional(CONCENTRATOR.CONCENTRATOR_ID);
    }

    @Override
    public List<ConcentratorRef> choices() {
        return db.select(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME, CONCENTRATOR.STATE)
                .from(CONCENTRATOR)
                .join(BRIDGE)
                .on(BRIDGE.BRIDGE_ID.eq(CONCENTRATOR.BRIDGE_ID))
                .where(CONCENTRATOR.REMOVED_AT.isNull())
                .orderBy(BRIDGE.CODE, CONCENTRATOR.NAME, CONCENTRATOR.CONCENTRATOR_ID)
                .fetch(mapping(ConcentratorRef::new));
    }

    @Override
    public Map<ConcentratorId, String> names(Collection<ConcentratorId> concentrators) {
        return db.select(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.CONCENTRATOR_ID.in(concentrators))
                .fetchMap(CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME);
    }

    @Override
    public Map<BridgeId, String> codes(Collection<BridgeId> bridges) {
        return db.select(BRIDGE.BRIDGE_ID, BRIDGE.CODE)
                .from(BRIDGE)
                .where(BRIDGE.BRIDGE_ID.in(bridges))
                .fetchMap(BRIDGE.BRIDGE_ID, BRIDGE.CODE);
    }

    @Override
    public Optional<ConcentratorRef> readThrough(MeterId meter) {
        return Optional.ofNullable(readThrough(List.of(meter)).get(meter));
    }

    /** Through what each of the meters is read; those that are not read remotely are left out. */
    public Map<MeterId, ConcentratorRef> readThrough(Collection<MeterId> meters) {
        return db.select(METER_SOURCE.METER_ID, CONCENTRATOR.CONCENTRATOR_ID, CONCENTRATOR.NAME, CONCENTRATOR.STATE)
                .from(METER_SOURCE)
                .join(CONCENTRATOR)
                .on(CONCENTRATOR.CONCENTRATOR_ID.eq(METER_SOURCE.CONCENTRATOR_ID))
                .where(METER_SOURCE.METER_ID.in(meters))
                .fetchMap(
                        METER_SOURCE.METER_ID,
                        mapping((meter, concentrator, name, state) -> new ConcentratorRef(concentrator, name, state)));
    }

    /** The registered meters that a configuration means by these; a number that two meters have means neither. */
    public Map<String, MeterId> registered(Collection<String> serials) {
        var wanted = serials.toArray(String[]::new);
        var found = new HashMap<String, MeterId>();
        db.select(METER.SERIAL_NUMBER, min(METER.METER_ID.coerce(Long.class)))
                .from(METER)
                .where(METER.SERIAL_NUMBER.eq(any(val(wanted))))
                .groupBy(METER.SERIAL_NUMBER)
                .having(count().eq(1))
                .forEach(row -> found.put(row.value1(), new MeterId(row.value2())));
        db.select(METER.IDENTIFICATION, METER.METER_ID)
                .from(METER)
                .where(METER.IDENTIFICATION.eq(any(val(wanted))))
                .forEach(row -> found.put(row.value1(), row.value2()));
        return found;
    }

    @Override
    public boolean assign(MeterId meter, ConcentratorId concentrator) {
        return db.insertInto(METER_SOURCE, METER_SOURCE.METER_ID, METER_SOURCE.CONCENTRATOR_ID)
                        .select(select(METER.METER_ID, CONCENTRATOR.CONCENTRATOR_ID)
                                .from(METER)
                                .crossJoin(CONCENTRATOR)
                                .where(METER.METER_ID.eq(meter), CONCENTRATOR.CONCENTRATOR_ID.eq(concentrator))
                                .and(CONCENTRATOR.REMOVED_AT.isNull()))
                        .onConflict(METER_SOURCE.METER_ID)
                        .doUpdate()
                        .set(METER_SOURCE.CONCENTRATOR_ID, concentrator)
                        .execute()
                == 1;
    }
}
