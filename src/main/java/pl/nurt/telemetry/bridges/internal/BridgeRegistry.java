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
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.telemetry.bridges.BridgeHistoryEntry;
import pl.nurt.telemetry.bridges.BridgeStep;

/** Which bridges there are, and what was done to them. */
@Repository
public class BridgeRegistry {
    private final DSLContext db;

    BridgeRegistry(DSLContext db) {
        this.db = db;
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

    /** @param by null when the bridge or the portal itself did it */
    public void note(BridgeId bridge, BridgeStep step, @Nullable UserAccountId by, Instant at) {
        db.insertInto(BRIDGE_HISTORY)
                .set(BRIDGE_HISTORY.BRIDGE_ID, bridge)
                .set(BRIDGE_HISTORY.STEP, step)
                .set(BRIDGE_HISTORY.MADE_BY, by)
                .set(BRIDGE_HISTORY.AT, at)
                .execute();
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
