package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.BRIDGE_HISTORY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.security.Caller;
import pl.nurt.telemetry.TelemetryDeed;
import pl.nurt.telemetry.bridges.BridgeHistoryEntry;
import pl.nurt.telemetry.bridges.BridgeStep;

/** Which bridges there are, and what was done to them. */
@Repository
public class BridgeRegistry {
    private final DSLContext db;
    private final Audit audit;

    BridgeRegistry(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** Empty, and nothing changed, when the code is taken. */
    public Optional<BridgeId> add(String code) {
        return db.insertInto(BRIDGE, BRIDGE.CODE)
                .values(code)
                .onConflict(BRIDGE.CODE)
                .doNothing()
                .returningResult(BRIDGE.BRIDGE_ID)
                .fetchOptional(BRIDGE.BRIDGE_ID);
    }

    public Optional<BridgeId> byCode(String code) {
        return db.select(BRIDGE.BRIDGE_ID)
                .from(BRIDGE)
                .where(BRIDGE.CODE.eq(code))
                .fetchOptional(BRIDGE.BRIDGE_ID);
    }

    /**
     * Its code; until the transaction ends nobody else who locks it gets on.
     *
     * @throws NotFoundException if there is no such bridge
     */
    public String lock(BridgeId bridge) {
        return db.select(BRIDGE.CODE)
                .from(BRIDGE)
                .where(BRIDGE.BRIDGE_ID.eq(bridge))
                .forNoKeyUpdate()
                .fetchOptional(BRIDGE.CODE)
                .orElseThrow(NotFoundException::new);
    }

    /**
     * Writes the step to the bridge's own history, which its page shows, and to the log, which is sealed.
     *
     * <p>What a bridge did is kept with the address it came from and the software it last said it runs.
     *
     * @param by null when the bridge or the portal itself did it
     */
    public void note(BridgeId bridge, BridgeStep step, @Nullable UserAccountId by, Instant at) {
        db.insertInto(BRIDGE_HISTORY)
                .set(BRIDGE_HISTORY.BRIDGE_ID, bridge)
                .set(BRIDGE_HISTORY.STEP, step)
                .set(BRIDGE_HISTORY.MADE_BY, by)
                .set(BRIDGE_HISTORY.AT, at)
                .set(BRIDGE_HISTORY.ADDRESS, by == null ? Caller.address().orElse(null) : null)
                .set(BRIDGE_HISTORY.SOFTWARE, by == null ? software(bridge) : null)
                .execute();
        var author = by == null ? Author.job("telemetry.bridge") : Author.of(by);
        audit.changed(author, deed(step), TelemetryDeed.subject(bridge), Changes.none());
    }

    private @Nullable String software(BridgeId bridge) {
        return db.select(BRIDGE.SOFTWARE)
                .from(BRIDGE)
                .where(BRIDGE.BRIDGE_ID.eq(bridge))
                .fetchOne(BRIDGE.SOFTWARE);
    }

    /** Whether the step was noted of the bridge since then. */
    public boolean wasNoted(BridgeId bridge, BridgeStep step, Instant since) {
        return db.fetchExists(
                BRIDGE_HISTORY,
                BRIDGE_HISTORY.BRIDGE_ID.eq(bridge),
                BRIDGE_HISTORY.STEP.eq(step),
                BRIDGE_HISTORY.AT.gt(since));
    }

    /** From which age on the bridge may exchange its key by itself. @param days null when it may not */
    public void announceRotation(BridgeId bridge, @Nullable Integer days) {
        db.update(BRIDGE)
                .set(BRIDGE.KEY_DAYS, days == null ? null : days.shortValue())
                .where(BRIDGE.BRIDGE_ID.eq(bridge))
                .execute();
    }

    private static TelemetryDeed deed(BridgeStep step) {
        return switch (step) {
            case CREATED -> TelemetryDeed.BRIDGE_CREATED;
            case CODE_MADE -> TelemetryDeed.ENROLMENT_CODE_MADE;
            case ENROLLED -> TelemetryDeed.BRIDGE_ENROLLED;
            case KEY_RENEWED -> TelemetryDeed.KEY_RENEWED;
            case KEY_OFFERED -> TelemetryDeed.KEY_OFFERED;
            case KEY_TAKEN -> TelemetryDeed.KEY_TAKEN;
            case KEYS_REVOKED -> TelemetryDeed.KEYS_REVOKED;
            case ROTATION_ANNOUNCED -> TelemetryDeed.ROTATION_ANNOUNCED;
            case KEY_REFUSED -> TelemetryDeed.KEY_REFUSED;
            case ENDED_KEY_USED -> TelemetryDeed.ENDED_KEY_USED;
        };
    }

    /** Newest first. */
    public List<BridgeHistoryEntry> history(BridgeId bridge, int most) {
        return db.select(BRIDGE_HISTORY.AT, BRIDGE_HISTORY.STEP, USER_ACCOUNT.DISPLAY_NAME, BRIDGE_HISTORY.ADDRESS)
                .from(BRIDGE_HISTORY)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(BRIDGE_HISTORY.MADE_BY))
                .where(BRIDGE_HISTORY.BRIDGE_ID.eq(bridge))
                .orderBy(BRIDGE_HISTORY.BRIDGE_HISTORY_ID.desc())
                .limit(most)
                .fetch(mapping(BridgeHistoryEntry::new));
    }
}
