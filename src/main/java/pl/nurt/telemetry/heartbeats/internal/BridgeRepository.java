package pl.nurt.telemetry.heartbeats.internal;

import static pl.nurt.db.telemetry.Tables.BRIDGE;
import static pl.nurt.db.telemetry.Tables.NOTE_CONTACT;
import static pl.nurt.db.telemetry.Tables.TAKE_HEARTBEAT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.StoredJson;
import pl.nurt.telemetry.heartbeats.ConcentratorReport;
import pl.nurt.telemetry.heartbeats.Heartbeat;

/** What bridges say of themselves and of their concentrators. */
@Repository
public class BridgeRepository {
    private final DSLContext db;

    BridgeRepository(DSLContext db) {
        this.db = db;
    }

    public void heard(BridgeId bridge, Heartbeat heartbeat, Instant received) {
        var outbox = heartbeat.outbox();
        db.update(BRIDGE)
                .set(BRIDGE.SOFTWARE, heartbeat.version())
                .set(BRIDGE.QUEUED, heartbeat.queued())
                .set(
                        BRIDGE.CLOCK_OFFSET_MS,
                        Duration.between(received, heartbeat.sentAt()).toMillis())
                .set(BRIDGE.LAST_CONTACT_AT, received)
                .set(BRIDGE.STARTED_AT, heartbeat.startedAt())
                .set(BRIDGE.CONFIGURATION_VERSION, heartbeat.configurationVersion())
                .set(BRIDGE.OUTBOX_STATE, outbox == null ? null : outbox.level())
                .set(BRIDGE.OUTBOX_BYTES, outbox == null ? null : outbox.bytes())
                .set(BRIDGE.OUTBOX_LIMIT_BYTES, outbox == null ? null : outbox.limitBytes())
                .set(BRIDGE.DEAD_LETTERS, outbox == null ? null : outbox.deadLetters())
                .set(BRIDGE.OUTBOX_OLDEST_READ_AT, outbox == null ? null : outbox.oldestReadAt())
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
                        each(reports, new Long[0], report -> seconds(report.nextRoundAt())),
                        each(reports, new String[0], report -> StoredJson.text(report.unwell())),
                        received))
                .fetchSet(TAKE_HEARTBEAT.CONCENTRATOR_ID);
    }

    /** Moves the last contact of the concentrators; answers with those for which that is news. */
    Set<ConcentratorId> noteContact(Map<ConcentratorId, Instant> contacts) {
        var ids = contacts.keySet().stream().map(ConcentratorId::value).toArray(Long[]::new);
        var seconds = contacts.values().stream().map(Instant::getEpochSecond).toArray(Long[]::new);
        return db.selectFrom(NOTE_CONTACT(ids, seconds)).fetchSet(NOTE_CONTACT.CONCENTRATOR_ID);
    }

    private static <T extends @Nullable Object> T[] each(
            List<ConcentratorReport> reports, T[] none, Function<ConcentratorReport, T> part) {
        return reports.stream().map(part).toList().toArray(none);
    }

    private static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }
}
