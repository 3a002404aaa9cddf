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
     * @param by null when the bridge or the portal itself did it
     */
    public void note(BridgeId bridge, BridgeStep step, @Nullable UserAccountId by, Instant at) {
        db.insertInto(BRIDGE_HISTORY)
                .set(BRIDGE_HISTORY.BRIDGE_ID, bridge)
                .set(BRIDGE_HISTORY.STEP, step)
                .set(BRIDGE_HISTORY.MADE_BY, by)
                .set(BRIDGE_HISTORY.AT, at)
                .execute();
        var author = by == null ? Author.job("telemetry.bridge") : Author.of(by);
        audit.changed(author, deed(step), TelemetryDeed.subject(bridge), Changes.none());
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
        };
    }

    /** Newest first. */
    public List<BridgeHistoryEntry> history(BridgeId bridge, int most) {
        return db.select(BRIDGE_HISTORY.AT, BRIDGE_HISTORY.STEP, USER_ACCOUNT.DISPLAY_NAME)
                .from(BRIDGE_HISTORY)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(BRIDGE_HISTORY.MADE_BY))
                .where(BRIDGE_HISTORY.BRIDGE_ID.eq(bridge))
                .orderBy(BRIDGE_HISTORY.BRIDGE_HISTORY_ID.desc())
                .limit(most)
                .fetch(mapping(BridgeHistoryEntry::new));
    }
}
