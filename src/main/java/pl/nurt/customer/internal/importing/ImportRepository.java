package pl.nurt.customer.internal.importing;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.IMPORT_COLUMN;
import static pl.nurt.db.customer.Tables.IMPORT_ROW;
import static pl.nurt.db.customer.Tables.IMPORT_RUN;
import static pl.nurt.db.customer.Tables.OPENING_BALANCE;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.OpeningBalance;
import pl.nurt.db.customer.Routines;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.jobs.JobId;

/** Imports: their files, what their columns mean, and how far they are; what is done with all their rows at once. */
@Repository
public class ImportRepository {
    private final DSLContext db;

    ImportRepository(DSLContext db) {
        this.db = db;
    }

    public ImportRunId insert(
            StoredFile file, List<String> heads, List<Optional<ImportField>> mapping, UserAccountId by, Instant now) {
        return db.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.FILE_NAME, file.name())
                .set(IMPORT_RUN.STORED_FILE_ID, file.id())
                .set(IMPORT_RUN.STATE, ImportState.UPLOADED)
                .set(IMPORT_RUN.HEADS, heads.toArray(String[]::new))
                .set(IMPORT_RUN.MAPPING, codes(mapping))
                .set(IMPORT_RUN.CREATED_AT, now)
                .set(IMPORT_RUN.CREATED_BY, by)
                .returningResult(IMPORT_RUN.IMPORT_RUN_ID)
                .fetchSingle()
                .value1();
    }

    /** Who is at the import now; null when it was left, and nobody is. */
    public void worksOn(ImportRunId run, @Nullable JobId job) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.JOB_ID, job)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .execute();
    }

    public List<ImportRun> newest(int most) {
        return runs(noCondition(), most);
    }

    public Optional<ImportRun> find(ImportRunId run) {
        return runs(IMPORT_RUN.IMPORT_RUN_ID.eq(run), 1).stream().findFirst();
    }

    /** The import a file was handed in for. */
    public Optional<ImportRunId> ofFile(StoredFileId file) {
        return db.select(IMPORT_RUN.IMPORT_RUN_ID)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.STORED_FILE_ID.eq(file))
                .orderBy(IMPORT_RUN.IMPORT_RUN_ID)
                .limit(1)
                .fetchOptional(IMPORT_RUN.IMPORT_RUN_ID);
    }

    private List<ImportRun> runs(Condition which, int most) {
        var found = db.select(
                        IMPORT_RUN.IMPORT_RUN_ID,
                        IMPORT_RUN.FILE_NAME,
                        IMPORT_RUN.STATE,
                        IMPORT_RUN.HEADS,
                        IMPORT_RUN.MAPPING,
                        IMPORT_RUN.CREATED_AT,
                        IMPORT_RUN.APPLIED_AT,
                        IMPORT_RUN.JOB_ID,
                        IMPORT_RUN.STORED_FILE_ID)
                .from(IMPORT_RUN)
                .where(which)
                .orderBy(IMPORT_RUN.IMPORT_RUN_ID.desc())
                .limit(most)
                .fetch();
        var counts = new HashMap<ImportRunId, Map<ImportVerdict, Integer>>();
        db.select(IMPORT_ROW.IMPORT_RUN_ID, IMPORT_ROW.VERDICT, count())
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.in(found.getValues(IMPORT_RUN.IMPORT_RUN_ID)))
                .and(IMPORT_ROW.VERDICT.isNotNull())
                .groupBy(IMPORT_ROW.IMPORT_RUN_ID, IMPORT_ROW.VERDICT)
                .forEach(row -> counts.computeIfAbsent(row.value1(), run -> new EnumMap<>(ImportVerdict.class))
                        .put(row.value2(), row.value3()));
        return found.map(row -> new ImportRun(
                row.value1(),
                row.value2(),
                row.value3(),
                Arrays.asList(row.value4()),
                fields(row.value5()),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                counts.getOrDefault(row.value1(), Map.of())));
    }

    /** Goes from one state to the next unless somebody was faster. */
    public boolean step(ImportRunId run, ImportState next, ImportState... from) {
        return db.update(IMPORT_RUN)
                        .set(IMPORT_RUN.STATE, next)
                        .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run), IMPORT_RUN.STATE.in(from))
                        .execute()
                == 1;
    }

    /**
     * Where the import stands, for the job that is at it; it stays there until the transaction ends. Empty when another job is at it, or none.
     */
    Optional<ImportState> stateFor(ImportRunId run, JobId job) {
        return db.select(IMPORT_RUN.STATE)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run), IMPORT_RUN.JOB_ID.eq(job))
                .forNoKeyUpdate()
                .fetchOptional(IMPORT_RUN.STATE);
    }

    /** The one moment that everything this import makes bears: that of its first rows; empty while none are taken in. */
    Optional<Instant> moment(ImportRunId run) {
        return db.select(IMPORT_RUN.MOMENT)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .fetchOptional(IMPORT_RUN.MOMENT);
    }

    void bears(ImportRunId run, Instant moment) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.MOMENT, moment)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .execute();
    }

    /** All that is to be taken in is. */
    void takenIn(ImportRunId run, Instant at) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, ImportState.APPLIED)
                .set(IMPORT_RUN.APPLIED_AT, at)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .execute();
    }

    /**
     * Keeps what each column means, for this import and for later files with such heads. @param run as it was before: that a head means nothing is
     * remembered only when somebody took its meaning away, not when another column of the table had it
     */
    public void map(ImportRun run, List<Optional<ImportField>> mapping) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.MAPPING, codes(mapping))
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run.id()))
                .execute();
        chosen(run, mapping)
                .forEach((head, field) -> db.insertInto(IMPORT_COLUMN)
                        .set(IMPORT_COLUMN.HEAD, head)
                        .set(IMPORT_COLUMN.FIELD, field.map(Enum::name).orElse(""))
                        .onConflict(IMPORT_COLUMN.HEAD)
                        .doUpdate()
                        .setAllToExcluded()
                        .execute());
    }

    /** Of columns with equal heads the first one with a meaning counts. */
    private static Map<String, Optional<ImportField>> chosen(ImportRun run, List<Optional<ImportField>> mapping) {
        var chosen = new LinkedHashMap<String, Optional<ImportField>>();
        for (var at = 0; at < mapping.size(); at++) {
            var head = run.heads().get(at);
            var takenAway = run.mapping().get(at).isPresent() && !run.sharesHead(at);
            if (!head.isBlank() && (mapping.get(at).isPresent() || takenAway)) {
                chosen.putIfAbsent(head, mapping.get(at));
            }
        }
        return chosen;
    }

    /** What was chosen for such heads before; heads that are new are missing. */
    public Map<String, Optional<ImportField>> remembered(List<String> heads) {
        var known = new HashMap<String, Optional<ImportField>>();
        db.select(IMPORT_COLUMN.HEAD, IMPORT_COLUMN.FIELD)
                .from(IMPORT_COLUMN)
                .where(IMPORT_COLUMN.HEAD.in(heads))
                .forEach(row -> known.put(row.value1(), field(row.value2())));
        return known;
    }

    /** Compares the rows with the register. Rooms above judge then, and it is concluded. */
    public void judge(ImportRunId run, Instant now) {
        Routines.judgeImport(db.configuration(), run.value(), now);
    }

    public void conclude(ImportRunId run) {
        Routines.concludeImport(db.configuration(), run.value());
    }

    /** After rows were concluded: which of them bring nothing. @param fresh of which another room does not keep everything */
    public void settle(ImportRunId run, Set<Integer> fresh) {
        Routines.settleImport(db.configuration(), run.value(), fresh.toArray(Integer[]::new));
    }

    /** Takes in the rows of a range. @return how many */
    public int apply(ImportRunId run, int first, int last, Instant moment) {
        var taken = Routines.applyImport(db.configuration(), run.value(), first, last, moment);
        return taken == null ? 0 : taken;
    }

    public boolean undo(ImportRunId run) {
        return Boolean.TRUE.equals(Routines.undoImport(db.configuration(), run.value()));
    }

    /** The balance a customer came with, from the import that was taken in last. */
    public Optional<OpeningBalance> openingBalance(CustomerId customer) {
        return db.select(
                        OPENING_BALANCE.BALANCE_PLN,
                        OPENING_BALANCE.AS_OF,
                        IMPORT_RUN.IMPORT_RUN_ID,
                        IMPORT_RUN.FILE_NAME)
                .from(OPENING_BALANCE)
                .join(IMPORT_RUN)
                .on(IMPORT_RUN.IMPORT_RUN_ID.eq(OPENING_BALANCE.IMPORT_RUN_ID))
                .where(OPENING_BALANCE.CUSTOMER_ID.eq(customer))
                .orderBy(OPENING_BALANCE.OPENING_BALANCE_ID.desc())
                .limit(1)
                .fetchOptional(mapping(OpeningBalance::new));
    }

    /** Which of them the register has. */
    public Set<CustomerId> known(Set<CustomerId> customers) {
        return db.select(CUSTOMER_.CUSTOMER_ID)
                .from(CUSTOMER_)
                .where(CUSTOMER_.CUSTOMER_ID.eq(any(customers.toArray(CustomerId[]::new))))
                .fetchSet(CUSTOMER_.CUSTOMER_ID);
    }

    private static String[] codes(List<Optional<ImportField>> mapping) {
        return mapping.stream().map(one -> one.map(Enum::name).orElse("")).toArray(String[]::new);
    }

    private static List<Optional<ImportField>> fields(String[] codes) {
        return Arrays.stream(codes).map(ImportRepository::field).toList();
    }

    private static Optional<ImportField> field(String code) {
        return Arrays.stream(ImportField.values())
                .filter(one -> one.name().equals(code))
                .findFirst();
    }
}
