package pl.nurt.metering.quarantine.internal;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.QUARANTINED_READING;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.RemoteSources;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.quarantine.internal.rules.QuarantineSteps;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.metering.readings.RefusedReading;

/** Readings that could not be booked. */
@Repository
public class QuarantineRepository {
    private static final Comparator<RefusedReading> STORING_ORDER = Comparator.comparing(
                    (RefusedReading refused) -> refused.reading().meter())
            .thenComparing(refused -> refused.reading().readAt())
            .thenComparing(RefusedReading::reason)
            .thenComparing(
                    refused -> Objects.requireNonNullElse(refused.reading().indexM3(), ""));

    private final DSLContext db;
    private final RemoteSources sources;
    private final Clock clock;

    QuarantineRepository(DSLContext db, RemoteSources sources, Clock clock) {
        this.db = db;
        this.sources = sources;
        this.clock = clock;
    }

    /** Whether so many or more readings of the bridge wait for a decision. */
    public boolean waits(BridgeId bridge, int most) {
        var q = QUARANTINED_READING;
        return db.fetchExists(selectOne()
                .from(q)
                .where(q.BRIDGE_ID.eq(bridge), q.STATE.eq(QuarantineState.OPEN))
                .offset(most - 1)
                .limit(1));
    }

    /** Keeps what is not there yet, whatever staff decided about it; answers how many are new. */
    public int keep(BridgeId bridge, List<RefusedReading> refused) {
        var q = QUARANTINED_READING;
        var received = clock.instant();
        // Sorted: two sessions with the same readings wait for each other instead of blocking each other.
        var rows = refused.stream()
                .sorted(STORING_ORDER)
                .map(r -> row(
                        bridge,
                        r.reading().concentrator(),
                        r.reading().meter(),
                        r.reading().expectedMeter(),
                        r.reading().readAt(),
                        r.reading().indexM3(),
                        r.reason(),
                        bytes(r.reading().raw()),
                        received,
                        r.reading().flags().toArray(String[]::new)))
                .toList();
        return db.insertInto(q)
                .columns(
                        q.BRIDGE_ID,
                        q.CONCENTRATOR,
                        q.IDENTIFICATION,
                        q.EXPECTED,
                        q.READ_AT,
                        q.INDEX_TEXT,
                        q.REASON,
                        q.RAW,
                        q.RECEIVED_AT,
                        q.FLAGS)
                .valuesOfRows(rows)
                .onConflictDoNothing()
                .execute();
    }

    /** The readings with smaller keys than {@code before}, the largest key first. */
    public List<QuarantinedReading> page(QuarantineFilter filter, @Nullable QuarantinedReadingId before, int size) {
        var key = QUARANTINED_READING.QUARANTINED_READING_ID;
        return select(matches(filter).and(before == null ? noCondition() : key.lt(before)), size);
    }

    public Optional<QuarantinedReading> find(QuarantinedReadingId id) {
        return select(QUARANTINED_READING.QUARANTINED_READING_ID.eq(id), 1).stream()
                .findFirst();
    }

    /** Those of the readings that are there, whatever became of them. */
    public List<QuarantinedReading> rows(Collection<QuarantinedReadingId> ids) {
        return select(QUARANTINED_READING.QUARANTINED_READING_ID.in(ids), ids.size());
    }

    public int count(QuarantineFilter filter) {
        return db.fetchCount(QUARANTINED_READING, matches(filter));
    }

    /** The reading for a decision about it; empty when it is not open in that version any more. */
    public Optional<KeptReading> lockOpen(QuarantinedReadingId id, int version) {
        var q = QUARANTINED_READING;
        return db.select(
                        q.BRIDGE_ID,
                        q.CONCENTRATOR,
                        q.IDENTIFICATION,
                        q.READ_AT,
                        q.INDEX_TEXT,
                        q.REASON,
                        q.RAW,
                        q.FLAGS)
                .from(q)
                .where(q.QUARANTINED_READING_ID.eq(id), q.VERSION.eq(version), q.STATE.eq(QuarantineState.OPEN))
                .forUpdate()
                .fetchOptional(row -> new KeptReading(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        hex(row.value7()),
                        Set.of(row.value8())));
    }

    /** The open readings of a device that was unknown, oldest first, for a decision about them. */
    public Map<QuarantinedReadingId, KeptReading> lockWaiting(String identification, int most) {
        var q = QUARANTINED_READING;
        return db.select(
                        q.QUARANTINED_READING_ID,
                        q.BRIDGE_ID,
                        q.CONCENTRATOR,
                        q.IDENTIFICATION,
                        q.READ_AT,
                        q.INDEX_TEXT,
                        q.REASON,
                        q.RAW,
                        q.FLAGS)
                .from(q)
                .where(q.IDENTIFICATION.eq(identification), q.STATE.eq(QuarantineState.OPEN))
                .and(q.REASON.eq(RefusalReason.UNKNOWN_METER))
                .orderBy(q.READ_AT, q.QUARANTINED_READING_ID)
                .limit(most)
                .forUpdate()
                .fetchMap(
                        q.QUARANTINED_READING_ID,
                        row -> new KeptReading(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                hex(row.value8()),
                                Set.of(row.value9())));
    }

    /** Only after {@link #lockOpen} or {@link #lockWaiting}. */
    public void resolve(
            QuarantinedReadingId id, QuarantineState state, UserAccountId by, Instant at, @Nullable String note) {
        var q = QUARANTINED_READING;
        db.update(q)
                .set(q.STATE, state)
                .set(q.RESOLVED_BY, by)
                .set(q.RESOLVED_AT, at)
                .set(q.NOTE, note)
                .set(q.VERSION, q.VERSION.plus(1))
                .where(q.QUARANTINED_READING_ID.eq(id), q.STATE.in(QuarantineSteps.STEPS.before(state)))
                .execute();
    }

    /** How many readings of each device wait for their meter to be registered; a device that has none is left out. */
    public Map<String, Integer> waiting(Collection<String> identifications) {
        var q = QUARANTINED_READING;
        return db.select(q.IDENTIFICATION, DSL.count())
                .from(q)
                .where(q.IDENTIFICATION.eq(any(val(identifications.toArray(String[]::new)))))
                .and(q.STATE.eq(QuarantineState.OPEN))
                .and(q.REASON.eq(RefusalReason.UNKNOWN_METER))
                .groupBy(q.IDENTIFICATION)
                .fetchMap(q.IDENTIFICATION, DSL.count());
    }

    public Optional<MeterId> meter(String identification) {
        return db.select(METER.METER_ID)
                .from(METER)
                .where(METER.IDENTIFICATION.eq(identification))
                .fetchOptional(METER.METER_ID);
    }

    private List<QuarantinedReading> select(Condition which, int most) {
        var q = QUARANTINED_READING;
        var kept = db.select(
                        q.QUARANTINED_READING_ID,
                        q.VERSION,
                        q.BRIDGE_ID,
                        q.CONCENTRATOR,
                        q.IDENTIFICATION,
                        q.EXPECTED,
                        q.READ_AT,
                        q.INDEX_TEXT,
                        q.REASON,
                        q.RECEIVED_AT,
                        q.STATE,
                        USER_ACCOUNT.DISPLAY_NAME,
                        q.RESOLVED_AT,
                        q.NOTE,
                        q.FLAGS.convertFrom(flags -> Set.of(flags)))
                .from(q)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(q.RESOLVED_BY))
                .where(which)
                .orderBy(q.QUARANTINED_READING_ID.desc())
                .limit(most)
                .fetch();
        var codes = sources.codes(kept.intoSet(q.BRIDGE_ID));
        return kept.map(row -> new QuarantinedReading(
                row.value1(),
                row.value2(),
                codes.getOrDefault(row.value3(), ""),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                row.value11(),
                row.value12(),
                row.value13(),
                row.value14(),
                row.value15()));
    }

    private static Condition matches(QuarantineFilter filter) {
        var q = QUARANTINED_READING;
        var text = filter.text().strip();
        return noCondition()
                .and(filter.state() == null ? noCondition() : q.STATE.eq(filter.state()))
                .and(filter.reason() == null ? noCondition() : q.REASON.eq(filter.reason()))
                .and(
                        text.isEmpty()
                                ? noCondition()
                                : q.IDENTIFICATION
                                        .containsIgnoreCase(text)
                                        .or(q.EXPECTED.containsIgnoreCase(text))
                                        .or(q.CONCENTRATOR.containsIgnoreCase(text)));
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
