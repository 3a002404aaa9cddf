package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.BRIDGE_COMMAND;
import static pl.nurt.db.telemetry.Tables.BRIDGE_ENROLMENT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;
import static pl.nurt.db.telemetry.Tables.ENDED_KEY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.BridgeCommandState;

/** Keys and enrolment codes, as hashes only. Writers hold the bridge's lock ({@link BridgeRegistry#lock}). */
@Repository
class BridgeKeyRepository {
    private static final Duration NOTED_AGAIN = Duration.ofDays(1);
    /** So long a request that was sent with a key may be under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);
    /** A bridge counts the age of its key from when it wrote it, by its own clock: a little before the portal saw the key. */
    private static final Duration WRITTEN_BEFORE = Duration.ofHours(1);

    private final DSLContext db;

    BridgeKeyRepository(DSLContext db) {
        this.db = db;
    }

    /**
     * @param unused whether it waits for its first use
     * @param ofDemo whether it opens something in the demo only
     */
    record StoredKey(BridgeId bridge, boolean unused, boolean ofDemo) {}

    /** @param key hash of what the bridge brought; null while the code is not used */
    record StoredCode(Instant expiresAt, byte @Nullable [] key) {}

    /** Found by the hash, so the time it takes tells nothing about the key. */
    Optional<StoredKey> key(byte[] hash) {
        return db.select(BRIDGE_KEY.BRIDGE_ID, BRIDGE_KEY.FIRST_USED_AT.isNull(), BRIDGE_KEY.OF_DEMO)
                .from(BRIDGE_KEY)
                .where(BRIDGE_KEY.KEY_SHA256.eq(hash))
                .fetchOptional(mapping(StoredKey::new));
    }

    /** The hashes of all. @param ofDemo whether those of the demo count */
    List<byte[]> all(boolean ofDemo) {
        return db.select(BRIDGE_KEY.KEY_SHA256)
                .from(BRIDGE_KEY)
                .where(ofDemo ? noCondition() : BRIDGE_KEY.OF_DEMO.isFalse())
                .fetch(BRIDGE_KEY.KEY_SHA256);
    }

    /** The only key of the bridge from now on; false, and nothing changed, when it is the key of another one. */
    boolean replace(BridgeId bridge, byte[] hash, Instant now) {
        var taken = db.insertInto(BRIDGE_KEY)
                .set(BRIDGE_KEY.KEY_SHA256, hash)
                .set(BRIDGE_KEY.BRIDGE_ID, bridge)
                .set(BRIDGE_KEY.ADDED_AT, now)
                .set(BRIDGE_KEY.FIRST_USED_AT, now)
                .onConflictDoNothing()
                .execute();
        if (taken == 0 && !key(hash).filter(own -> own.bridge().equals(bridge)).isPresent()) {
            return false;
        }
        // A key that ended once may come back by a code of the office.
        db.deleteFrom(ENDED_KEY).where(ENDED_KEY.KEY_SHA256.eq(hash)).execute();
        removeOthers(bridge, hash, now);
        return true;
    }

    /** The key works in the demo alone. */
    void markAsDemo(byte[] hash) {
        db.update(BRIDGE_KEY)
                .set(BRIDGE_KEY.OF_DEMO, true)
                .where(BRIDGE_KEY.KEY_SHA256.eq(hash))
                .execute();
    }

    /** Valid beside the one in use until it is used itself. An earlier one that was never used goes. */
    boolean offer(BridgeId bridge, byte[] hash, Instant now) {
        db.deleteFrom(BRIDGE_KEY)
                .where(BRIDGE_KEY.BRIDGE_ID.eq(bridge), BRIDGE_KEY.FIRST_USED_AT.isNull())
                .execute();
        return db.insertInto(BRIDGE_KEY)
                        .set(BRIDGE_KEY.KEY_SHA256, hash)
                        .set(BRIDGE_KEY.BRIDGE_ID, bridge)
                        .set(BRIDGE_KEY.ADDED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /**
     * Whether the bridge may exchange its key now: an order of the office is under way, or its key is as old as the office announced.
     */
    boolean expectsExchange(BridgeId bridge, Instant now) {
        var ordered = BRIDGE_COMMAND
                .BRIDGE_ID
                .eq(bridge)
                .and(BRIDGE_COMMAND.KIND.eq(BridgeCommandKind.ROTATE_KEY))
                .and(BRIDGE_COMMAND.STATE.in(BridgeCommandState.QUEUED, BridgeCommandState.SENT))
                .and(BRIDGE_COMMAND.EXPIRES_AT.gt(now));
        return db.fetchExists(BRIDGE_COMMAND, ordered)
                || db.select(BRIDGE.KEY_DAYS, max(BRIDGE_KEY.FIRST_USED_AT))
                        .from(BRIDGE)
                        .join(BRIDGE_KEY)
                        .on(BRIDGE_KEY.BRIDGE_ID.eq(BRIDGE.BRIDGE_ID))
                        .where(BRIDGE.BRIDGE_ID.eq(bridge), BRIDGE.KEY_DAYS.isNotNull())
                        .groupBy(BRIDGE.KEY_DAYS)
                        .fetchOptional()
                        .filter(row -> row.value2() != null)
                        .filter(row -> !row.value2()
                                .plus(Duration.ofDays(row.value1()))
                                .minus(WRITTEN_BEFORE)
                                .isAfter(now))
                        .isPresent();
    }

    /** Whose key it was before it ended. */
    Optional<BridgeId> bridgeOfEnded(byte[] hash) {
        return db.select(ENDED_KEY.BRIDGE_ID)
                .from(ENDED_KEY)
                .where(ENDED_KEY.KEY_SHA256.eq(hash))
                .fetchOptional(ENDED_KEY.BRIDGE_ID);
    }

    /**
     * The use of a key that ended; false when it was noted within the day before, or when the request may have been under way while the key ended:
     * behind a proxy an order that is waited for, or a batch, outlives its key by as long as it takes.
     */
    boolean noteEnded(byte[] hash, Instant now) {
        return db.update(ENDED_KEY)
                        .set(ENDED_KEY.NOTED_AT, now)
                        .where(ENDED_KEY.KEY_SHA256.eq(hash), ENDED_KEY.ENDED_AT.le(now.minus(UNDER_WAY)))
                        .and(ENDED_KEY.NOTED_AT.isNull().or(ENDED_KEY.NOTED_AT.le(now.minus(NOTED_AGAIN))))
                        .execute()
                == 1;
    }

    /** Answers false when somebody was faster. */
    boolean takeIntoUse(BridgeId bridge, byte[] hash, Instant now) {
        var first = db.update(BRIDGE_KEY)
                        .set(BRIDGE_KEY.FIRST_USED_AT, now)
                        .where(BRIDGE_KEY.KEY_SHA256.eq(hash), BRIDGE_KEY.FIRST_USED_AT.isNull())
                        .execute()
                == 1;
        if (first) {
            removeOthers(bridge, hash, now);
        }
        return first;
    }

    /** Keys, and the code that is not used yet. */
    void removeAll(BridgeId bridge, Instant now) {
        removeUnusedCodes(bridge);
        end(BRIDGE_KEY.BRIDGE_ID.eq(bridge), now);
    }

    private void removeOthers(BridgeId bridge, byte[] hash, Instant now) {
        end(BRIDGE_KEY.BRIDGE_ID.eq(bridge).and(BRIDGE_KEY.KEY_SHA256.ne(hash)), now);
    }

    /** They open nothing any more, and whoever shows one of them is noticed. */
    private void end(Condition which, Instant now) {
        db.insertInto(ENDED_KEY, ENDED_KEY.KEY_SHA256, ENDED_KEY.BRIDGE_ID, ENDED_KEY.ENDED_AT)
                .select(select(BRIDGE_KEY.KEY_SHA256, BRIDGE_KEY.BRIDGE_ID, val(now))
                        .from(BRIDGE_KEY)
                        .where(which))
                .onConflictDoNothing()
                .execute();
        db.deleteFrom(BRIDGE_KEY).where(which).execute();
    }

    /** The only code of the bridge that works from now on. */
    void addCode(BridgeId bridge, byte[] hash, @Nullable UserAccountId by, Instant now, Instant expiresAt) {
        removeUnusedCodes(bridge);
        db.insertInto(BRIDGE_ENROLMENT)
                .set(BRIDGE_ENROLMENT.BRIDGE_ID, bridge)
                .set(BRIDGE_ENROLMENT.CODE_SHA256, hash)
                .set(BRIDGE_ENROLMENT.MADE_BY, by)
                .set(BRIDGE_ENROLMENT.MADE_AT, now)
                .set(BRIDGE_ENROLMENT.EXPIRES_AT, expiresAt)
                .execute();
    }

    private void removeUnusedCodes(BridgeId bridge) {
        db.deleteFrom(BRIDGE_ENROLMENT)
                .where(BRIDGE_ENROLMENT.BRIDGE_ID.eq(bridge), BRIDGE_ENROLMENT.USED_AT.isNull())
                .execute();
    }

    Optional<BridgeId> bridgeOfCode(byte[] hash) {
        return db.select(BRIDGE_ENROLMENT.BRIDGE_ID)
                .from(BRIDGE_ENROLMENT)
                .where(BRIDGE_ENROLMENT.CODE_SHA256.eq(hash))
                .fetchOptional(BRIDGE_ENROLMENT.BRIDGE_ID);
    }

    Optional<StoredCode> code(byte[] hash) {
        return db.select(BRIDGE_ENROLMENT.EXPIRES_AT, BRIDGE_ENROLMENT.KEY_SHA256)
                .from(BRIDGE_ENROLMENT)
                .where(BRIDGE_ENROLMENT.CODE_SHA256.eq(hash))
                .fetchOptional(mapping(StoredCode::new));
    }

    void useCode(byte[] hash, byte[] key, Instant now) {
        db.update(BRIDGE_ENROLMENT)
                .set(BRIDGE_ENROLMENT.USED_AT, now)
                .set(BRIDGE_ENROLMENT.KEY_SHA256, key)
                .where(BRIDGE_ENROLMENT.CODE_SHA256.eq(hash))
                .execute();
    }
}
