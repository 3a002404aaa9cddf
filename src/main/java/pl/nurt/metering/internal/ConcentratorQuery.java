package pl.nurt.metering.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static pl.nurt.db.metering.Tables.BRIDGE;
import static pl.nurt.db.metering.Tables.CONCENTRATOR;
import static pl.nurt.db.metering.Tables.METER;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeStatus;
import pl.nurt.metering.ConcentratorStatus;

/** Bridges with their concentrators, in one query. */
@Repository
public class ConcentratorQuery {
    private final DSLContext db;

    ConcentratorQuery(DSLContext db) {
        this.db = db;
    }

    public List<BridgeStatus> bridges() {
        var concentrators = multiset(select(
                                CONCENTRATOR.CONCENTRATOR_ID,
                                CONCENTRATOR.CODE,
                                CONCENTRATOR.NAME,
                                CONCENTRATOR.PROTOCOL,
                                CONCENTRATOR.STATE,
                                CONCENTRATOR.STATE_SINCE,
                                CONCENTRATOR.LAST_CONTACT_AT,
                                field(selectCount()
                                        .from(METER)
                                        .where(METER.CONCENTRATOR_ID.eq(CONCENTRATOR.CONCENTRATOR_ID))),
                                CONCENTRATOR.METERS_ASKED,
                                CONCENTRATOR.METERS_ANSWERED,
                                CONCENTRATOR.ERROR)
                        .from(CONCENTRATOR)
                        .where(CONCENTRATOR.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID))
                        .orderBy(CONCENTRATOR.NAME, CONCENTRATOR.CONCENTRATOR_ID))
                .convertFrom(rows -> rows.map(mapping(ConcentratorStatus::new)));
        return db.select(
                        BRIDGE.BRIDGE_ID,
                        BRIDGE.CODE,
                        BRIDGE.SOFTWARE,
                        BRIDGE.QUEUED,
                        BRIDGE.CLOCK_OFFSET_MS,
                        BRIDGE.LAST_CONTACT_AT,
                        concentrators)
                .from(BRIDGE)
                .orderBy(BRIDGE.CODE)
                .fetch(mapping(BridgeStatus::new));
    }
}
