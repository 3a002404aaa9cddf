package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.BRIDGE_CONFIGURATION;
import static pl.nurt.db.telemetry.Tables.BRIDGE_ENROLMENT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;
import static pl.nurt.db.telemetry.Tables.METER_SOURCE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.StoredJson;
import pl.nurt.telemetry.ConfigurationUse;
import pl.nurt.telemetry.bridges.BridgeKeys;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ConcentratorStatus;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.OutboxHealth;
import pl.nurt.telemetry.bridges.OutboxLevel;

/** Bridges with their concentrators, in one query. */
@Repository
public class ConcentratorQuery {
    private final DSLContext db;

    ConcentratorQuery(DSLContext db) {
        this.db = db;
    }

    /** By code. */
    public List<BridgeStatus> bridges(Instant now) {
        return statuses(noCondition(), now);
    }

    public Optional<BridgeStatus> bridge(BridgeId bridge, Instant now) {
        return statuses(BRIDGE.BRIDGE_ID.eq(bridge), now).stream().findFirst();
    }

    private List<BridgeStatus> statuses(Condition which, Instant now) {
        return db.select(
                        BRIDGE.BRIDGE_ID,
                        BRIDGE.CODE,
                        BRIDGE.SOFTWARE,
                        BRIDGE.QUEUED,
                        BRIDGE.CLOCK_OFFSET_MS,
                        BRIDGE.LAST_CONTACT_AT,
                        BRIDGE.STARTED_AT,
                        outbox(),
                        configuration(),
                        keys(now),
                        concentrators())
                .from(BRIDGE)
                .where(which)
                .orderBy(BRIDGE.CODE)
                .fetch(mapping(BridgeStatus::new));
    }

    private static SelectField<@Nullable OutboxHealth> outbox() {
        return row(
                        BRIDGE.OUTBOX_STATE,
                        BRIDGE.OUTBOX_BYTES,
                        BRIDGE.OUTBOX_LIMIT_BYTES,
                        BRIDGE.DEAD_LETTERS,
                        BRIDGE.OUTBOX_OLDEST_READ_AT)
                .mapping(ConcentratorQuery::outbox);
    }

    private static @Nullable OutboxHealth outbox(
            @Nullable OutboxLevel level,
            @Nullable Long bytes,
            @Nullable Long limit,
            @Nullable Integer deadLetters,
            @Nullable Instant oldest) {
        // They are told together or not at all.
        return level == null || bytes == null || limit == null || deadLetters == null
                ? null
                : new OutboxHealth(level, bytes, limit, deadLetters, oldest);
    }

    private static SelectField<ConfigurationUse> configuration() {
        var newest = field(select(max(BRIDGE_CONFIGURATION.VERSION))
                .from(BRIDGE_CONFIGURATION)
                .where(BRIDGE_CONFIGURATION.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID)));
        var state = field(select(BRIDGE_CONFIGURATION.STATE)
                .from(BRIDGE_CONFIGURATION)
                .where(BRIDGE_CONFIGURATION.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID))
                .orderBy(BRIDGE_CONFIGURATION.VERSION.desc())
                .limit(1));
        return row(nullif(BRIDGE.CONFIGURATION_VERSION, 0), newest, state).mapping(ConfigurationUse::new);
    }

    private static SelectField<BridgeKeys> keys(Instant now) {
        var ofBridge = BRIDGE_KEY.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID);
        var inUse = exists(selectOne().from(BRIDGE_KEY).where(ofBridge, BRIDGE_KEY.FIRST_USED_AT.isNotNull()));
        var since = field(select(max(BRIDGE_KEY.FIRST_USED_AT)).from(BRIDGE_KEY).where(ofBridge));
        var next = exists(selectOne().from(BRIDGE_KEY).where(ofBridge, BRIDGE_KEY.FIRST_USED_AT.isNull()));
        var code = field(select(max(BRIDGE_ENROLMENT.EXPIRES_AT))
                .from(BRIDGE_ENROLMENT)
                .where(BRIDGE_ENROLMENT.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID))
                .and(BRIDGE_ENROLMENT.USED_AT.isNull())
                .and(BRIDGE_ENROLMENT.EXPIRES_AT.gt(now)));
        return row(field(inUse), since, field(next), BRIDGE.KEY_DAYS, code).mapping(BridgeKeys::new);
    }

    private static Field<List<ConcentratorStatus>> concentrators() {
        return multiset(select(
                                CONCENTRATOR.CONCENTRATOR_ID,
                                CONCENTRATOR.CODE,
                                CONCENTRATOR.NAME,
                                CONCENTRATOR.PROTOCOL,
                                CONCENTRATOR.STATE,
                                CONCENTRATOR.STATE_SINCE,
                                CONCENTRATOR.LAST_CONTACT_AT,
                                field(selectCount()
                                        .from(METER_SOURCE)
                                        .where(METER_SOURCE.CONCENTRATOR_ID.eq(CONCENTRATOR.CONCENTRATOR_ID))),
                                CONCENTRATOR.METERS_ASKED,
                                CONCENTRATOR.METERS_ANSWERED,
                                CONCENTRATOR.ERROR,
                                CONCENTRATOR.NEXT_ROUND_AT,
                                CONCENTRATOR.UNWELL.convertFrom(
                                        json -> StoredJson.list(json.data(), MeterHealth.class)))
                        .from(CONCENTRATOR)
                        .where(CONCENTRATOR.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID), CONCENTRATOR.REMOVED_AT.isNull())
                        .orderBy(CONCENTRATOR.NAME, CONCENTRATOR.CONCENTRATOR_ID))
                .convertFrom(rows -> rows.map(mapping(ConcentratorStatus::new)));
    }
}
