package pl.nurt.identity.audit.internal;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;
import static pl.nurt.db.identity.Tables.USER_ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.nurt.db.identity.Routines;
import pl.nurt.identity.UserAccountId;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditEntryId;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.identity.audit.AuditNote;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Author;
import pl.nurt.identity.audit.Changes;
import pl.nurt.identity.audit.Deed;
import pl.nurt.identity.audit.SubjectsByName;
import pl.nurt.identity.audit.internal.rules.PersonalNumbers;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.PolishText;
import pl.nurt.platform.internal.PolishSql;

/** Rows of {@code identity.audit_entry}; each written one waits in {@code audit_unsealed} for the chain. */
@Repository
public class AuditRepository {
    /** And refusals. */
    private static final Duration LOOKS_ARE_JOINED = Duration.ofMinutes(15);

    private static final int AT_ONCE = 2000;

    private final RecentLooks looks = new RecentLooks();
    private final DSLContext db;
    private final Clock clock;
    private final List<SubjectsByName> names;

    AuditRepository(DSLContext db, Clock clock, List<SubjectsByName> names) {
        this.db = db;
        this.clock = clock;
        this.names = names;
    }

    /** Adds the entries with the instant and origin of now. */
    public void append(AuditKind kind, Author author, List<AuditNote> notes) {
        for (var from = 0; from < notes.size(); from += AT_ONCE) {
            var part = notes.subList(from, Math.min(from + AT_ONCE, notes.size()));
            add(kind, author, part, null);
        }
    }

    /** Adds the look unless the person's look at the same thing within the same window is there already. */
    public void appendLook(Viewer viewer, Deed deed, AuditSubject subject, @Nullable String purpose) {
        appendOnce(AuditKind.LOOK, Author.of(viewer), new AuditNote(deed, subject, Changes.none(), purpose));
    }

    /** Adds the refusal unless the person was refused the same within the same window. */
    public void appendRefusal(Viewer viewer, Deed deed, AuditSubject subject, @Nullable String what) {
        appendOnce(AuditKind.REFUSAL, Author.of(viewer), new AuditNote(deed, subject, Changes.none(), what));
    }

    /** Adds the entry unless the author's same deed at the same thing within the same window is there already. */
    public void appendOnce(AuditKind kind, Author author, AuditNote note) {
        var from = window();
        var look = new Look(author, note.deed().code(), note.subject(), null);
        if (looks.holds(from, look)) {
            return;
        }
        add(kind, author, List.of(note), from);
        remember(from, look);
    }

    /** Adds the search unless this portal has noted the same answer to the same words within the same window. */
    public void appendAsked(Viewer viewer, AuditNote asked) {
        var from = window();
        var look = new Look(Author.of(viewer), asked.deed().code(), asked.subject(), asked);
        if (!looks.holds(from, look)) {
            add(AuditKind.LOOK, Author.of(viewer), List.of(asked), null);
            remember(from, look);
        }
    }

    private Instant window() {
        var window = LOOKS_ARE_JOINED.toSeconds();
        return Instant.ofEpochSecond(clock.instant().getEpochSecond() / window * window);
    }

    private void remember(Instant from, Look look) {
        // Only once it is committed: a look that was rolled back was not noted.
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    looks.add(from, look);
                }
            });
        }
    }

    private record Look(
            Author who,
            String deed,
            AuditSubject subject,
            @Nullable AuditNote asked) {}

    /** Looks of the present window that this portal has noted, so that a page that looks again and again costs no statement. */
    private static final class RecentLooks {
        private Instant window = Instant.EPOCH;
        private final Set<Look> noted = new HashSet<>();

        synchronized boolean holds(Instant from, Look look) {
            return window.equals(from) && noted.contains(look);
        }

        synchronized void add(Instant from, Look look) {
            if (!window.equals(from)) {
                window = from;
                noted.clear();
            }
            noted.add(look);
        }
    }

    /** What was done to the subject, newest first; without looks. */
    public List<AuditEntry> history(AuditSubject subject, @Nullable AuditEntryId before, int size) {
        var condition = AUDIT_ENTRY
                .SUBJECT_KIND
                .eq(subject.kind())
                .and(AUDIT_ENTRY.SUBJECT_ID.eq(subject.id()))
                .and(AUDIT_ENTRY.KIND.eq(AuditKind.CHANGE));
        return entries(before == null ? condition : condition.and(AUDIT_ENTRY.AUDIT_ENTRY_ID.lt(before)), 0, size);
    }

    /** What the filter finds, newest first. @param before older than this one; null for the newest */
    public List<AuditEntry> page(AuditFilter filter, @Nullable AuditEntryId before, int skip, int size) {
        var condition = found(filter);
        if (filter.kind() != null) {
            condition = condition.and(AUDIT_ENTRY.KIND.eq(filter.kind()));
        }
        if (before != null) {
            condition = condition.and(AUDIT_ENTRY.AUDIT_ENTRY_ID.lt(before));
        }
        return entries(condition, skip, size);
    }

    /** How many entries of each kind the filter finds, its own kind left aside; kinds without any are left out. */
    public Map<AuditKind, Long> counts(AuditFilter filter) {
        return db.select(AUDIT_ENTRY.KIND, count())
                .from(AUDIT_ENTRY)
                .where(found(filter))
                .groupBy(AUDIT_ENTRY.KIND)
                .fetchMap(Record2::value1, counted -> counted.value2().longValue());
    }

    /** How many entries the filter finds, its kind included. */
    public long total(AuditFilter filter) {
        var counts = counts(filter);
        return filter.kind() == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(filter.kind(), 0L);
    }

    /** These entries, newest first; without those that do not exist. */
    public List<AuditEntry> entries(Collection<AuditEntryId> ids) {
        return entries(AUDIT_ENTRY.AUDIT_ENTRY_ID.in(ids), 0, ids.size());
    }

    private Condition found(AuditFilter filter) {
        var within = AUDIT_ENTRY
                .AT
                .ge(CivilTime.startOf(filter.from()))
                .and(AUDIT_ENTRY.AT.lt(CivilTime.startOf(filter.to().plusDays(1))));
        if (filter.deed() != null) {
            within = within.and(AUDIT_ENTRY.DEED.eq(filter.deed()));
        }
        return filter.text().isEmpty() ? within : within.and(said(filter.text()));
    }

    private Condition said(String text) {
        var colon = text.indexOf(':');
        if (text.startsWith("session:")) {
            return AUDIT_ENTRY.SESSION.eq(text.substring(colon + 1));
        }
        if (colon > 0 && text.substring(0, colon).contains(".")) {
            return AUDIT_ENTRY
                    .SUBJECT_KIND
                    .eq(text.substring(0, colon))
                    .and(AUDIT_ENTRY.SUBJECT_ID.eq(text.substring(colon + 1)));
        }
        return AUDIT_ENTRY
                .MADE_BY
                .in(select(USER_ACCOUNT.USER_ACCOUNT_ID)
                        .from(USER_ACCOUNT)
                        .where(PolishSql.plain(USER_ACCOUNT.DISPLAY_NAME)
                                .contains(PolishText.plain(text))
                                .or(USER_ACCOUNT.LOGIN.containsIgnoreCase(text))))
                .or(AUDIT_ENTRY.JOB.containsIgnoreCase(text))
                .or(row(AUDIT_ENTRY.SUBJECT_KIND, AUDIT_ENTRY.SUBJECT_ID)
                        .in(names.stream()
                                .flatMap(room -> room.named(text).stream())
                                .map(subject -> row(subject.kind(), subject.id()))
                                .toList()));
    }

    private List<AuditEntry> entries(Condition condition, int skip, int size) {
        return db.select(
                        AUDIT_ENTRY.AUDIT_ENTRY_ID,
                        AUDIT_ENTRY.AT,
                        AUDIT_ENTRY.KIND,
                        AUDIT_ENTRY.MADE_BY,
                        USER_ACCOUNT.DISPLAY_NAME,
                        AUDIT_ENTRY.JOB,
                        AUDIT_ENTRY.ROLES,
                        AUDIT_ENTRY.DEED,
                        row(AUDIT_ENTRY.SUBJECT_KIND, AUDIT_ENTRY.SUBJECT_ID).mapping(AuditSubject::new),
                        AUDIT_ENTRY.CHANGES.convertFrom(ChangesJson::read),
                        AUDIT_ENTRY.NOTE,
                        AUDIT_ENTRY.ADDRESS,
                        AUDIT_ENTRY.SESSION,
                        AUDIT_ENTRY.REQUEST)
                .from(AUDIT_ENTRY)
                .leftJoin(USER_ACCOUNT)
                .on(USER_ACCOUNT.USER_ACCOUNT_ID.eq(AUDIT_ENTRY.MADE_BY))
                .where(condition)
                .orderBy(AUDIT_ENTRY.AUDIT_ENTRY_ID.desc())
                .offset(skip)
                .limit(size)
                .fetch(mapping(AuditEntry::new));
    }

    /** One statement for the entries and their places in the queue. */
    private void add(AuditKind kind, Author author, List<AuditNote> notes, @Nullable Instant lookedFrom) {
        var origin = Origin.ofThisThread();
        var signature = Signature.of(author);
        if (notes.size() == 1 && lookedFrom == null) {
            var note = notes.getFirst();
            Routines.appendEntry(
                    db.configuration(),
                    kind.name(),
                    clock.instant(),
                    signature.account(),
                    signature.job(),
                    signature.roles(),
                    origin.address(),
                    origin.session(),
                    origin.request(),
                    note.deed().code(),
                    note.subject().kind(),
                    note.subject().id(),
                    changes(note),
                    reason(note));
            return;
        }
        Routines.appendEntries(
                db.configuration(),
                kind.name(),
                clock.instant(),
                signature.account(),
                signature.job(),
                signature.roles(),
                origin.address(),
                origin.session(),
                origin.request(),
                lookedFrom,
                each(notes, note -> note.deed().code()),
                each(notes, note -> note.subject().kind()),
                each(notes, note -> note.subject().id()),
                each(notes, AuditRepository::changes),
                each(notes, AuditRepository::reason));
    }

    private static @Nullable String changes(AuditNote note) {
        return note.changes().isEmpty() ? null : ChangesJson.write(note.changes());
    }

    private static @Nullable String reason(AuditNote note) {
        return note.reason() == null ? null : PersonalNumbers.withoutThem(note.reason());
    }

    private static @Nullable String[] each(List<AuditNote> notes, Function<AuditNote, @Nullable String> part) {
        return notes.stream().map(part).toArray(String[]::new);
    }

    /** Who did it, as an entry says so: an account and what it was allowed, or a part of the portal. */
    private record Signature(
            @Nullable Long account,
            @Nullable String job,
            @Nullable String roles) {
        static Signature of(Author author) {
            return switch (author) {
                case Author.Person(Viewer viewer) ->
                    new Signature(
                            viewer.account().value(),
                            null,
                            viewer.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
                case Author.Account(UserAccountId account) -> new Signature(account.value(), null, null);
                case Author.Job(String job) -> new Signature(null, job, null);
            };
        }
    }
}
