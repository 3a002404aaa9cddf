package pl.nurt.telemetry.configuration.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_CONFIGURATION;
import static pl.nurt.db.telemetry.Tables.CONCENTRATOR;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.StoredJson;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.ConfigurationVersion;
import pl.nurt.telemetry.configuration.internal.rules.ConfigurationDocument;

/** Versions of the bridges' configurations, and the concentrators they speak of. */
@Repository
public class ConfigurationRepository {
    private final DSLContext db;

    ConfigurationRepository(DSLContext db) {
        this.db = db;
    }

    public record Stored(int version, ConfigurationState state, ConfigurationDocument document) {}

    public Optional<Stored> newest(BridgeId bridge) {
        return stored(BRIDGE_CONFIGURATION.BRIDGE_ID.eq(bridge));
    }

    public Optional<Stored> find(BridgeId bridge, int version) {
        return stored(BRIDGE_CONFIGURATION.BRIDGE_ID.eq(bridge).and(BRIDGE_CONFIGURATION.VERSION.eq(version)));
    }

    /** The newest versions, newest first: one query, however many there are. */
    public List<Stored> newest(BridgeId bridge, int most) {
        return stored(BRIDGE_CONFIGURATION.BRIDGE_ID.eq(bridge), most);
    }

    private Optional<Stored> stored(Condition which) {
        return stored(which, 1).stream().findFirst();
    }

    private List<Stored> stored(Condition which, int most) {
        var c = BRIDGE_CONFIGURATION;
        return db.select(c.VERSION, c.STATE, c.DOCUMENT.convertFrom(ConfigurationRepository::document))
                .from(c)
                .where(which)
                .orderBy(c.VERSION.desc())
                .limit(most)
                .fetch(mapping(Stored::new));
    }

    /** The newest version that the bridge has not refused: what it shall use. */
    public Optional<Integer> wanted(BridgeId bridge) {
        var c = BRIDGE_CONFIGURATION;
        return db.select(c.VERSION)
                .from(c)
                .where(c.BRIDGE_ID.eq(bridge))
                .and(c.STATE.notIn(ConfigurationState.REJECTED, ConfigurationState.ROLLED_BACK))
                .orderBy(c.VERSION.desc())
                .limit(1)
                .fetchOptional(c.VERSION);
    }

    /** Newest first. @param only one version; null for all */
    public List<ConfigurationVersion> versions(BridgeId bridge, @Nullable Integer only, int most) {
        var c = BRIDGE_CONFIGURATION;
        return db.select(
                        c.VERSION,
                        c.STATE,
                        c.STATE_SINCE,
                        c.MADE_AT,
                        USER_ACCOUNT.DISPLAY_NAME,
                        c.NOTE,
                        c.RESTORED_FROM,
                        c.DOCUMENT.convertFrom(ConfigurationRepository::document),
                        c.PROBLEMS)
                .from(c)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(c.MADE_BY))
                .where(c.BRIDGE_ID.eq(bridge), only == null ? noCondition() : c.VERSION.eq(only))
                .orderBy(c.VERSION.desc())
                .limit(most)
                .fetch(mapping((version, state, since, made, by, note, restored, document, problems) ->
                        new ConfigurationVersion(
                                version,
                                state,
                                since,
                                made,
                                by,
                                note,
                                restored,
                                document.size(),
                                document.meters(),
                                StoredJson.list(problems.data(), ConfigurationProblem.class))));
    }

    void add(
            BridgeId bridge,
            int version,
            ConfigurationDocument document,
            @Nullable Integer restoredFrom,
            @Nullable String note,
            @Nullable UserAccountId by,
            Instant now) {
        var c = BRIDGE_CONFIGURATION;
        db.insertInto(c)
                .set(c.BRIDGE_ID, bridge)
                .set(c.VERSION, version)
                .set(c.DOCUMENT, JSONB.jsonb(document.text()))
                .set(c.RESTORED_FROM, restoredFrom)
                .set(c.NOTE, note)
                .set(c.MADE_BY, by)
                .set(c.MADE_AT, now)
                .set(c.STATE_SINCE, now)
                .execute();
    }

    /** What the bridge had not fetched yet, or used until now, gives way to the version. */
    void supersede(BridgeId bridge, ConfigurationState from, int by, Instant now) {
        var c = BRIDGE_CONFIGURATION;
        db.update(c)
                .set(c.STATE, ConfigurationState.SUPERSEDED)
                .set(c.STATE_SINCE, now)
                .where(c.BRIDGE_ID.eq(bridge), c.STATE.eq(from), c.VERSION.ne(by))
                .execute();
    }

    void state(
            BridgeId bridge, int version, ConfigurationState state, List<ConfigurationProblem> problems, Instant now) {
        var c = BRIDGE_CONFIGURATION;
        db.update(c)
                .set(c.STATE, state)
                .set(c.STATE_SINCE, now)
                .set(c.PROBLEMS, JSONB.jsonb(StoredJson.text(problems)))
                .where(c.BRIDGE_ID.eq(bridge), c.VERSION.eq(version))
                .execute();
    }

    /** The version that was in use before; after a later one failed. */
    Optional<Integer> usedBefore(BridgeId bridge, int version) {
        var c = BRIDGE_CONFIGURATION;
        return db.select(c.VERSION)
                .from(c)
                .where(c.BRIDGE_ID.eq(bridge), c.VERSION.lt(version), c.STATE.eq(ConfigurationState.SUPERSEDED))
                .orderBy(c.STATE_SINCE.desc(), c.VERSION.desc())
                .limit(1)
                .fetchOptional(c.VERSION);
    }

    public Map<String, String> names(BridgeId bridge) {
        return db.select(CONCENTRATOR.CODE, CONCENTRATOR.NAME)
                .from(CONCENTRATOR)
                .where(CONCENTRATOR.BRIDGE_ID.eq(bridge))
                .fetchMap(CONCENTRATOR.CODE, CONCENTRATOR.NAME);
    }

    /** Registers what is new, names what has another name, and marks what is gone; answers with what was touched. */
    Set<ConcentratorId> keepInStep(BridgeId bridge, List<ConcentratorPlan> plans, Instant now) {
        var c = CONCENTRATOR;
        var touched = new HashSet<ConcentratorId>();
        for (var plan : plans) {
            // What the portal has no word for is registered once it has.
            if (plan.protocol() != null) {
                touched.addAll(db.insertInto(c, c.BRIDGE_ID, c.CODE, c.NAME, c.PROTOCOL)
                        .values(bridge, plan.code(), plan.name(), plan.protocol())
                        .onConflict(c.BRIDGE_ID, c.CODE)
                        .doUpdate()
                        .set(c.NAME, excluded(c.NAME))
                        .set(c.PROTOCOL, excluded(c.PROTOCOL))
                        .setNull(c.REMOVED_AT)
                        .where(c.NAME.ne(excluded(c.NAME))
                                .or(c.PROTOCOL.ne(excluded(c.PROTOCOL)))
                                .or(c.REMOVED_AT.isNotNull()))
                        .returningResult(c.CONCENTRATOR_ID)
                        .fetchSet(c.CONCENTRATOR_ID));
            }
        }
        touched.addAll(db.update(c)
                .set(c.REMOVED_AT, now)
                .where(c.BRIDGE_ID.eq(bridge), c.REMOVED_AT.isNull())
                .and(c.CODE.notIn(plans.stream().map(ConcentratorPlan::code).toList()))
                .returningResult(c.CONCENTRATOR_ID)
                .fetchSet(c.CONCENTRATOR_ID));
        return touched;
    }

    private static ConfigurationDocument document(JSONB json) {
        return ConfigurationDocument.parse(json.data())
                .orElseThrow(() -> new IllegalStateException("a stored configuration is no document"));
    }
}
