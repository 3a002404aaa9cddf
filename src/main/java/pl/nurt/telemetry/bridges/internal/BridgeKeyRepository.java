package pl.nurt.telemetry.bridges.internal;

import static org.jooq.Records.mapping;
import static pl.nurt.db.telemetry.Tables.BRIDGE_ENROLMENT;
import static pl.nurt.db.telemetry.Tables.BRIDGE_KEY;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;

/** Keys and enrolment codes, as hashes only. Writers hold the bridge's lock ({@link BridgeRegistry#lock}). */
@Repository
class BridgeKeyRepository {
    private final DSLContext db;

    BridgeKeyRepository(DSLContext db) {
        this.db = db;
    }

    /** @param unused whether it waits for its first use */
    record StoredKey(BridgeId bridge, boolean unused) {}

    /** @param key hash of what the bridge brought; null while the code is not used */
    record StoredCode(Instant expiresAt, byte @Nullable [] key) {}

    /** Found by the hash, so the time it takes tells nothing about the key. */
    Optional<StoredKey> key(byte[] hash) {
        return db.select(BRIDGE_KEY.BRIDGE_ID, BRIDGE_KEY.FIRST_USED_AT.isNull())
                .from(BRIDGE_KEY)
                .where(BRIDGE_KEY.KEY_SHA256.eq(hash))
                .fetchOptional(mapping(StoredKey::new));
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
        removeOthers(bridge, hash);
        return true;
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

    /** Answers false when somebody was faster. */
    boolean takeIntoUse(BridgeId bridge, byte[] hash, Instant now) {
        var first = db.update(BRIDGE_KEY)
                        .set(BRIDGE_KEY.FIRST_USED_AT, now)
                        .where(BRIDGE_KEY.KEY_SHA256.eq(hash), BRIDGE_KEY.FIRST_USED_AT.isNull())
                        .execute()
                == 1;
        if (first) {
            removeOthers(bridge, hash);
        }
        return first;
    }

    /** Keys, and the code that is not used yet. */
    void removeAll(BridgeId bridge) {
        removeUnusedCodes(bridge);
        db.deleteFrom(BRIDGE_KEY).where(BRIDGE_KEY.BRIDGE_ID.eq(bridge)).execute();
    }

    private void removeOthers(BridgeId bridge, byte[] hash) {
        db.deleteFrom(BRIDGE_KEY)
                .where(BRIDGE_KEY.BRIDGE_ID.eq(bridge), BRIDGE_KEY.KEY_SHA256.ne(hash))
                .execute();
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
