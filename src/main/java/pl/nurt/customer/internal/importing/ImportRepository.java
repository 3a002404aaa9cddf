package pl.nurt.customer.internal.importing;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.customer.Tables.CUSTOMER_;
import static pl.nurt.db.customer.Tables.IMPORT_COLUMN;
import static pl.nurt.db.customer.Tables.IMPORT_ROW;
import static pl.nurt.db.customer.Tables.IMPORT_RUN;
import static pl.nurt.db.customer.Tables.OPENING_BALANCE;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.ImportRun;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.OpeningBalance;
import pl.nurt.db.customer.Routines;
import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.jobs.JobId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Imports: their files, rows and what became of them. */
@Repository
public class ImportRepository {
    private static final TypeReference<LinkedHashMap<String, String>> DOC = new TypeReference<>() {};

    /** Among the refusals of a row, in front of the field that is. */
    private static final String TOO_LONG = ImportReason.TOO_LONG + ":";

    private final DSLContext db;
    private final JsonMapper json;

    ImportRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
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

    /** Keeps what each column means, for this import and for later files with such heads. */
    public void map(ImportRun run, List<Optional<ImportField>> mapping) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.MAPPING, codes(mapping))
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run.id()))
                .execute();
        for (var at = 0; at < mapping.size(); at++) {
            if (!run.heads().get(at).isBlank()) {
                db.insertInto(IMPORT_COLUMN)
                        .set(IMPORT_COLUMN.HEAD, run.heads().get(at))
                        .set(
                                IMPORT_COLUMN.FIELD,
                                mapping.get(at).map(Enum::name).orElse(""))
                        .onConflict(IMPORT_COLUMN.HEAD)
                        .doUpdate()
                        .setAllToExcluded()
                        .execute();
            }
        }
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

    /** Rows that were taken in stay: undoing goes by them. */
    public void deleteRows(ImportRunId run) {
        db.deleteFrom(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run), IMPORT_ROW.APPLIED.isFalse())
                .execute();
    }

    /** Keeps rows as they were understood; one statement for all of them. */
    public void insertRows(ImportRunId run, int first, List<RowReader.Understood> rows) {
        var insert = db.insertInto(
                IMPORT_ROW,
                IMPORT_ROW.IMPORT_RUN_ID,
                IMPORT_ROW.ROW_NO,
                IMPORT_ROW.DOC,
                IMPORT_ROW.REFUSALS,
                IMPORT_ROW.DOUBTS);
        for (var at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            insert = insert.values(
                    run,
                    first + at,
                    JSONB.valueOf(json.writeValueAsString(row.doc())),
                    refusals(row),
                    names(row.doubts()));
        }
        insert.execute();
    }

    /** Compares the rows with the register. Rooms above judge then, and it is concluded. */
    public void judge(ImportRunId run, Instant now) {
        Routines.judgeImport(db.configuration(), run.value(), now);
    }

    public void conclude(ImportRunId run) {
        Routines.concludeImport(db.configuration(), run.value());
    }

    /** Rows of which the register keeps everything, but another room does not. */
    public void alsoNew(ImportRunId run, Set<Integer> rows) {
        db.update(IMPORT_ROW)
                .set(IMPORT_ROW.VERDICT, ImportVerdict.NEW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run))
                .and(IMPORT_ROW.VERDICT.in(ImportVerdict.SAME, ImportVerdict.CHANGED))
                .and(IMPORT_ROW.ROW_NO.eq(any(rows.toArray(Integer[]::new))))
                .execute();
    }

    /** After rows were concluded: which of them bring nothing. @param fresh of which another room does not keep everything */
    public void settle(ImportRunId run, Set<Integer> fresh) {
        Routines.settleImport(db.configuration(), run.value(), fresh.toArray(Integer[]::new));
    }

    public int lastRow(ImportRunId run) {
        return db.select(max(IMPORT_ROW.ROW_NO))
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run))
                .fetchOptional(row -> row.value1() == null ? 0 : row.value1())
                .orElse(0);
    }

    /** Takes in the rows of a range. @return how many */
    public int apply(ImportRunId run, int first, int last, Instant moment) {
        var taken = Routines.applyImport(db.configuration(), run.value(), first, last, moment);
        return taken == null ? 0 : taken;
    }

    public boolean undo(ImportRunId run) {
        return Boolean.TRUE.equals(Routines.undoImport(db.configuration(), run.value()));
    }

    /** Whose rows were taken in, and what they changed of what was known before. */
    public Map<CustomerId, ImportChanges> changes(ImportRunId run) {
        return changes(run, noCondition());
    }

    /** As {@link #changes}, of the rows that this transaction has taken in. */
    public Map<CustomerId, ImportChanges> changesTakenNow(ImportRunId run) {
        var now = Routines.importRowsTakenNow(db.configuration());
        return changes(run, IMPORT_ROW.ROW_NO.eq(any(now)));
    }

    private Map<CustomerId, ImportChanges> changes(ImportRunId run, Condition which) {
        var changes = new LinkedHashMap<CustomerId, ImportChanges>();
        db.select(IMPORT_ROW.CUSTOMER_ID, IMPORT_ROW.CHANGES)
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run), which)
                .and(IMPORT_ROW.APPLIED.isTrue())
                .and(IMPORT_ROW.CUSTOMER_ID.isNotNull())
                .orderBy(IMPORT_ROW.ROW_NO)
                .forEach(row -> changes.computeIfAbsent(row.value1(), customer -> new ImportChanges())
                        .add(json.readValue(row.value2().data(), ImportChanges.FIELDS)));
        return changes;
    }

    /** Whether rows were taken in. */
    public boolean anyApplied(ImportRunId run) {
        return db.fetchExists(IMPORT_ROW, IMPORT_ROW.IMPORT_RUN_ID.eq(run), IMPORT_ROW.APPLIED.isTrue());
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

    /** By key. @param verdict null for every row @param after the number of the last row of the page before */
    public List<ImportedRow> rows(ImportRunId run, @Nullable ImportVerdict verdict, int after, int skip, int size) {
        return rows(
                IMPORT_ROW
                        .IMPORT_RUN_ID
                        .eq(run)
                        .and(IMPORT_ROW.ROW_NO.gt(after))
                        .and(verdict == null ? IMPORT_ROW.VERDICT.isNotNull() : IMPORT_ROW.VERDICT.eq(verdict)),
                skip,
                size);
    }

    /** The rows of these numbers; those that are gone are missing. */
    public List<ImportedRow> rows(ImportRunId run, Collection<Integer> numbers) {
        return rows(
                IMPORT_ROW.IMPORT_RUN_ID.eq(run).and(IMPORT_ROW.ROW_NO.in(numbers)), 0, Math.max(1, numbers.size()));
    }

    private List<ImportedRow> rows(Condition which, int skip, int size) {
        return db.select(
                        IMPORT_ROW.ROW_NO,
                        IMPORT_ROW.DOC,
                        IMPORT_ROW.VERDICT,
                        IMPORT_ROW.REFUSALS,
                        IMPORT_ROW.DOUBTS,
                        IMPORT_ROW.DIFFERS,
                        IMPORT_ROW.ACCEPTED,
                        IMPORT_ROW.APPLIED)
                .from(IMPORT_ROW)
                .where(which)
                .orderBy(IMPORT_ROW.ROW_NO)
                .limit(size)
                .offset(skip)
                .fetch(row -> new ImportedRow(
                        row.value1(),
                        json.readValue(row.value2().data(), DOC),
                        row.value3(),
                        reasons(row.value4(), row.value5()),
                        tooLong(row.value4()),
                        Arrays.asList(row.value6()),
                        row.value7(),
                        row.value8()));
    }

    /** Lets doubtful rows be taken in or not; all of them when no number is given. */
    public void accept(ImportRunId run, @Nullable Integer row, boolean accepted) {
        db.update(IMPORT_ROW)
                .set(IMPORT_ROW.ACCEPTED, accepted)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run), IMPORT_ROW.VERDICT.eq(ImportVerdict.DOUBTFUL))
                .and(row == null ? noCondition() : IMPORT_ROW.ROW_NO.eq(row))
                .and(IMPORT_ROW.APPLIED.isFalse())
                .execute();
    }

    /** How many doubtful rows were accepted and are not taken in yet. */
    public int accepted(ImportRunId run) {
        return db.fetchCount(
                IMPORT_ROW,
                IMPORT_ROW.IMPORT_RUN_ID.eq(run),
                IMPORT_ROW.VERDICT.eq(ImportVerdict.DOUBTFUL),
                IMPORT_ROW.ACCEPTED.isTrue(),
                IMPORT_ROW.APPLIED.isFalse());
    }

    private static List<ImportReason> reasons(String[] refusals, String[] doubts) {
        return Stream.concat(Arrays.stream(refusals), Arrays.stream(doubts))
                .map(code -> code.startsWith(TOO_LONG) ? ImportReason.TOO_LONG.name() : code)
                .distinct()
                .map(ImportReason::valueOf)
                .toList();
    }

    private static List<ImportField> tooLong(String[] refusals) {
        return Arrays.stream(refusals)
                .filter(code -> code.startsWith(TOO_LONG))
                .map(code -> ImportField.valueOf(code.substring(TOO_LONG.length())))
                .toList();
    }

    private static String[] refusals(RowReader.Understood row) {
        return Stream.concat(
                        row.refusals().stream().map(Enum::name),
                        row.tooLong().stream().map(field -> TOO_LONG + field.name()))
                .toArray(String[]::new);
    }

    private static String[] names(List<ImportReason> reasons) {
        return reasons.stream().map(Enum::name).toArray(String[]::new);
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
