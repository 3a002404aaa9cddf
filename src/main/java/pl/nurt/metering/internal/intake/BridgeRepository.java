package pl.nurt.metering.internal.intake;

import static pl.nurt.db.metering.Tables.BRIDGE;
import static pl.nurt.db.metering.Tables.TAKE_HEARTBEAT;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.ConcentratorReport;
import pl.nurt.metering.Heartbeat;

/** Bridges, their keys, and what they say of themselves and of their concentrators. */
@Repository
public class BridgeRepository {
    private final DSLContext db;

    BridgeRepository(DSLContext db) {
        this.db = db;
    }

    /** Answers false, and changes nothing, when the code is taken. */
    public boolean add(String code, String key) {
        return db.insertInto(BRIDGE, BRIDGE.CODE, BRIDGE.API_KEY_SHA256)
                        .values(code, sha256(key))
                        .onConflict(BRIDGE.CODE)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Answers false when there is no such bridge. */
    public boolean changeKey(String code, String key) {
        return db.update(BRIDGE)
                        .set(BRIDGE.API_KEY_SHA256, sha256(key))
                        .where(BRIDGE.CODE.eq(code))
                        .execute()
                == 1;
    }

    public Optional<BridgeId> byCode(String code) {
        return db.select(BRIDGE.BRIDGE_ID)
                .from(BRIDGE)
                .where(BRIDGE.CODE.eq(code))
                .fetchOptional(BRIDGE.BRIDGE_ID);
    }

    /** Found by the hash, so the time it takes tells nothing about the key. */
    public Optional<BridgeId> byKey(String key) {
        return db.select(BRIDGE.BRIDGE_ID)
                .from(BRIDGE)
                .where(BRIDGE.API_KEY_SHA256.eq(sha256(key)))
                .fetchOptional(BRIDGE.BRIDGE_ID);
    }

    public void heard(BridgeId bridge, Heartbeat heartbeat, Instant received) {
        db.update(BRIDGE)
                .set(BRIDGE.SOFTWARE, heartbeat.version())
                .set(BRIDGE.QUEUED, heartbeat.queued())
                .set(
                        BRIDGE.CLOCK_OFFSET_MS,
                        Duration.between(received, heartbeat.sentAt()).toMillis())
                .set(BRIDGE.LAST_CONTACT_AT, received)
                .where(BRIDGE.BRIDGE_ID.eq(bridge))
                .execute();
    }

    /** Answers with the concentrators that changed; codes that nobody registered are passed over. */
    public Set<ConcentratorId> report(BridgeId bridge, List<ConcentratorReport> reports, Instant received) {
        return db.selectFrom(TAKE_HEARTBEAT(
                        bridge.value(),
                        each(reports, new String[0], ConcentratorReport::code),
                        each(reports, new String[0], report -> report.state().name()),
                        each(reports, new Long[0], report -> seconds(report.lastContactAt())),
                        each(reports, new Integer[0], ConcentratorReport::metersAsked),
                        each(reports, new Integer[0], ConcentratorReport::metersAnswered),
                        each(reports, new String[0], ConcentratorReport::error),
                        received))
                .fetchSet(TAKE_HEARTBEAT.CONCENTRATOR_ID);
    }

    private static <T extends @Nullable Object> T[] each(
            List<ConcentratorReport> reports, T[] none, Function<ConcentratorReport, T> part) {
        return reports.stream().map(part).toList().toArray(none);
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
