package pl.nurt.identity.audit.internal;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.identity.Tables.AUDIT_DAY;
import static pl.nurt.db.identity.Tables.AUDIT_END;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.identity.Tables.AUDIT_SEAL;
import static pl.nurt.db.identity.Tables.AUDIT_UNSEALED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.db.identity.tables.records.AuditEntryRecord;
import pl.nurt.db.identity.tables.records.AuditSealRecord;
import pl.nurt.identity.audit.AuditEntryId;
import pl.nurt.identity.audit.DayHead;
import pl.nurt.identity.audit.internal.rules.ChainCheck;
import pl.nurt.identity.audit.internal.rules.Link;
import pl.nurt.identity.audit.internal.rules.SealedEntry;
import pl.nurt.platform.CivilTime;

/** Rows of {@code identity.audit_seal} and {@code audit_day}. Works on a plain connection too: the command has no application around it. */
@Repository
public class ChainRepository {
    /** Whoever seals holds this lock to the end of the transaction. */
    private static final long SEALING = 0x6e757274_0001L;

    private static final int AT_ONCE = 2_000;
    private static final int READ_AT_ONCE = 5_000;

    private final DSLContext db;

    ChainRepository(DSLContext db) {
        this.db = db;
    }

    /** Whether nobody else is sealing; nobody will until the transaction ends. */
    boolean lock() {
        return Boolean.TRUE.equals(
                db.select(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, inline(SEALING)))
                        .fetchSingle()
                        .value1());
    }

    /** Ties waiting entries to the chain, in the order of their keys. @return how many */
    int seal() {
        var ids = db.deleteFrom(AUDIT_UNSEALED)
                .where(AUDIT_UNSEALED.AUDIT_ENTRY_ID.in(select(AUDIT_UNSEALED.AUDIT_ENTRY_ID)
                        .from(AUDIT_UNSEALED)
                        .orderBy(AUDIT_UNSEALED.AUDIT_ENTRY_ID)
                        .limit(AT_ONCE)))
                .returning(AUDIT_UNSEALED.AUDIT_ENTRY_ID)
                .fetch(AUDIT_UNSEALED.AUDIT_ENTRY_ID);
        if (ids.isEmpty()) {
            return 0;
        }
        var last = db.selectFrom(AUDIT_SEAL)
                .orderBy(AUDIT_SEAL.POSITION.desc())
                .limit(1)
                .fetchOptional();
        var position = last.map(AuditSealRecord::getPosition).orElse(0L);
        var hash = last.map(AuditSealRecord::getHash).orElseGet(Link::beginning);
        var day = earliestOpenDay(last.map(AuditSealRecord::getDay).orElse(LocalDate.EPOCH));
        var seals = new ArrayList<AuditSealRecord>(ids.size());
        for (var entry : db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.AUDIT_ENTRY_ID.in(ids))
                .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID)) {
            position++;
            day = later(day, CivilTime.dayOf(entry.getAt()));
            hash = Link.hash(hash, sealed(position, day, entry));
            seals.add(new AuditSealRecord(position, entry.getAuditEntryId(), day, hash));
        }
        db.insertInto(AUDIT_SEAL).set(seals).execute();
        if (!seals.isEmpty()) {
            db.insertInto(AUDIT_END)
                    .set(AUDIT_END.POSITION, position)
                    .set(AUDIT_END.HASH, hash)
                    .onConflict(AUDIT_END.ONLY_ONE)
                    .doUpdate()
                    .set(AUDIT_END.POSITION, position)
                    .set(AUDIT_END.HASH, hash)
                    .execute();
        }
        return seals.size();
    }

    private LocalDate earliestOpenDay(LocalDate lastSealed) {
        var closed = db.select(max(AUDIT_DAY.DAY)).from(AUDIT_DAY).fetchSingle().value1();
        return closed == null ? lastSealed : later(lastSealed, closed.plusDays(1));
    }

    /** Closes the days before {@code today} that have entries; nothing waits for them any more. @return the ends of those days */
    List<DayHead> closeDaysBefore(LocalDate today, Instant now) {
        var open = db.select(AUDIT_SEAL.DAY, max(AUDIT_SEAL.POSITION), count())
                .from(AUDIT_SEAL)
                .where(
                        AUDIT_SEAL.DAY.lt(today),
                        notExists(selectOne().from(AUDIT_DAY).where(AUDIT_DAY.DAY.ge(AUDIT_SEAL.DAY))))
                .groupBy(AUDIT_SEAL.DAY)
                .orderBy(AUDIT_SEAL.DAY)
                .fetch();
        var heads = new ArrayList<DayHead>();
        for (var day : open) {
            var head = db.fetchSingle(AUDIT_SEAL, AUDIT_SEAL.POSITION.eq(day.value2()))
                    .getHash();
            db.insertInto(AUDIT_DAY)
                    .columns(
                            AUDIT_DAY.DAY,
                            AUDIT_DAY.LAST_POSITION,
                            AUDIT_DAY.ENTRIES,
                            AUDIT_DAY.HEAD,
                            AUDIT_DAY.CLOSED_AT)
                    .values(day.value1(), day.value2(), day.value3().longValue(), head, now)
                    .execute();
            heads.add(new DayHead(day.value1(), day.value2(), day.value3(), hex(head), now));
        }
        return heads;
    }

    /** The ends of the closed days, oldest first. */
    public List<DayHead> heads() {
        return db.selectFrom(AUDIT_DAY)
                .orderBy(AUDIT_DAY.DAY)
                .fetch(day -> new DayHead(
                        day.getDay(), day.getLastPosition(), day.getEntries(), hex(day.getHead()), day.getClosedAt()));
    }

    /** Where the chain ended when it was sealed last; 0 before the first time. */
    long end() {
        return db.select(AUDIT_END.POSITION)
                .from(AUDIT_END)
                .fetchOptional(AUDIT_END.POSITION)
                .orElse(0L);
    }

    long waiting() {
        return db.fetchCount(AUDIT_UNSEALED);
    }

    /** How many links the chain has. */
    long links() {
        return db.fetchCount(AUDIT_SEAL);
    }

    /**
     * Leads the check along the whole chain, in pages by key.
     *
     * @param walked told after each page how many links have been looked at; what it throws ends the walk
     */
    void walk(ChainCheck check, LongConsumer walked) {
        long after = 0;
        while (true) {
            var links = db.select(AUDIT_SEAL.POSITION, AUDIT_SEAL.DAY, AUDIT_SEAL.AUDIT_ENTRY_ID, AUDIT_SEAL.HASH)
                    .select(AUDIT_ENTRY.fields())
                    .from(AUDIT_SEAL)
                    .leftJoin(AUDIT_ENTRY)
                    .on(AUDIT_ENTRY.AUDIT_ENTRY_ID.eq(AUDIT_SEAL.AUDIT_ENTRY_ID))
                    .where(AUDIT_SEAL.POSITION.gt(after))
                    .orderBy(AUDIT_SEAL.POSITION)
                    .limit(READ_AT_ONCE)
                    .fetch();
            for (var link : links) {
                var position = link.get(AUDIT_SEAL.POSITION);
                var day = link.get(AUDIT_SEAL.DAY);
                var entry = link.into(AUDIT_ENTRY);
                check.next(
                        position,
                        day,
                        link.get(AUDIT_SEAL.AUDIT_ENTRY_ID).value(),
                        entry.get(AUDIT_ENTRY.AT) == null ? null : sealed(position, day, entry),
                        link.get(AUDIT_SEAL.HASH));
                after = position;
            }
            walked.accept(check.entries());
            if (links.size() < READ_AT_ONCE) {
                return;
            }
        }
    }

    /** Tells the check of entries written before {@code before} that neither are in the chain nor wait for it. */
    void outside(ChainCheck check, Instant before) {
        db.select(AUDIT_ENTRY.AUDIT_ENTRY_ID, AUDIT_ENTRY.AT)
                .from(AUDIT_ENTRY)
                .where(
                        AUDIT_ENTRY.AT.lt(before),
                        notExists(selectOne()
                                .from(AUDIT_SEAL)
                                .where(AUDIT_SEAL.AUDIT_ENTRY_ID.eq(AUDIT_ENTRY.AUDIT_ENTRY_ID))),
                        notExists(selectOne()
                                .from(AUDIT_UNSEALED)
                                .where(AUDIT_UNSEALED.AUDIT_ENTRY_ID.eq(AUDIT_ENTRY.AUDIT_ENTRY_ID))))
                .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID)
                .forEach(entry -> check.outside(
                        CivilTime.dayOf(entry.value2()), entry.value1().value()));
    }

    /** Position and hashes (previous, own) of an entry in the chain, in hexadecimal. */
    public @Nullable Hashes hashes(AuditEntryId entry) {
        var before = AUDIT_SEAL.as("before");
        return db.select(AUDIT_SEAL.POSITION, before.HASH, AUDIT_SEAL.HASH)
                .from(AUDIT_SEAL)
                .leftJoin(before)
                .on(before.POSITION.eq(AUDIT_SEAL.POSITION.minus(1)))
                .where(AUDIT_SEAL.AUDIT_ENTRY_ID.eq(entry))
                .fetchOne(link -> new Hashes(
                        link.value1(),
                        hex(link.value2() == null ? Link.beginning() : link.value2()),
                        hex(link.value3())));
    }

    /** @param previous of the link before */
    public record Hashes(long position, String previous, String own) {}

    private static SealedEntry sealed(long position, LocalDate day, AuditEntryRecord entry) {
        var author = entry.getMadeBy();
        return new SealedEntry(
                position,
                day,
                entry.getAuditEntryId().value(),
                entry.getAt(),
                entry.getKind().name(),
                author == null ? null : author.value(),
                entry.getJob(),
                entry.getRoles(),
                entry.getDeed(),
                entry.getSubjectKind(),
                entry.getSubjectId(),
                entry.getChanges(),
                entry.getNote(),
                entry.getAddress(),
                entry.getSession(),
                entry.getRequest(),
                entry.getLookedFrom());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
