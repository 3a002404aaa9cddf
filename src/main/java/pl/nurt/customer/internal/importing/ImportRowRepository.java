package pl.nurt.customer.internal.importing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static pl.nurt.db.customer.Tables.IMPORT_ROW;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportPart;
import pl.nurt.customer.importing.ImportReason;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.db.customer.Routines;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of imports, as they were understood and judged. */
@Repository
public class ImportRowRepository {
    private static final TypeReference<LinkedHashMap<String, String>> DOC = new TypeReference<>() {};

    /** Between a reason and the field it speaks of. */
    private static final String OF = ":";

    private final DSLContext db;
    private final JsonMapper json;

    ImportRowRepository(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Rows that were taken in stay: undoing goes by them. */
    void deleteUntaken(ImportRunId run) {
        db.deleteFrom(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run), IMPORT_ROW.APPLIED.isFalse())
                .execute();
    }

    /** Keeps rows as they were understood; one statement for all of them. */
    void insert(ImportRunId run, int first, List<RowReader.Understood> rows) {
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
                    codes(row, row.refusals()),
                    codes(row, row.doubts()));
        }
        insert.execute();
    }

    /** Rows of which another room does not keep everything; what the register keeps otherwise makes them changed ones all the same. */
    void alsoNew(ImportRunId run, Set<Integer> rows) {
        var which = IMPORT_ROW.IMPORT_RUN_ID.eq(run).and(IMPORT_ROW.ROW_NO.eq(any(rows.toArray(Integer[]::new))));
        db.update(IMPORT_ROW).set(IMPORT_ROW.BRINGS_MORE, true).where(which).execute();
        db.update(IMPORT_ROW)
                .set(IMPORT_ROW.VERDICT, ImportVerdict.NEW)
                .where(which, IMPORT_ROW.VERDICT.eq(ImportVerdict.SAME))
                .execute();
    }

    int last(ImportRunId run) {
        return db.select(max(IMPORT_ROW.ROW_NO))
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run))
                .fetchOptional(row -> row.value1() == null ? 0 : row.value1())
                .orElse(0);
    }

    /** Whose rows were taken in, and what they changed of what was known before. */
    Map<CustomerId, ImportChanges> changes(ImportRunId run) {
        return changes(run, noCondition());
    }

    /** As {@link #changes}, of the rows that this transaction has taken in. */
    Map<CustomerId, ImportChanges> changesTakenNow(ImportRunId run) {
        var now = Routines.importRowsTakenNow(db.configuration());
        return changes(run, IMPORT_ROW.ROW_NO.eq(any(now)));
    }

    private Map<CustomerId, ImportChanges> changes(ImportRunId run, Condition which) {
        var changes = new LinkedHashMap<CustomerId, ImportChanges>();
        db.select(
                        IMPORT_ROW.CUSTOMER_ID,
                        IMPORT_ROW.CHANGES,
                        IMPORT_ROW.DOC,
                        IMPORT_ROW.MADE_CUSTOMER,
                        IMPORT_ROW.MADE_PLACE,
                        IMPORT_ROW.MADE_CONTRACT)
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run), which)
                .and(IMPORT_ROW.APPLIED.isTrue())
                .and(IMPORT_ROW.CUSTOMER_ID.isNotNull())
                .orderBy(IMPORT_ROW.ROW_NO)
                .forEach(row -> {
                    var ofCustomer = changes.computeIfAbsent(row.value1(), customer -> new ImportChanges());
                    ofCustomer.add(json.readValue(row.value2().data(), ImportChanges.FIELDS));
                    ofCustomer.addMade(
                            new MadeByRow(json.readValue(row.value3().data(), DOC)),
                            row.value4(),
                            row.value5(),
                            row.value6());
                });
        return changes;
    }

    /** Whether rows were taken in. */
    public boolean anyTakenIn(ImportRunId run) {
        return db.fetchExists(IMPORT_ROW, IMPORT_ROW.IMPORT_RUN_ID.eq(run), IMPORT_ROW.APPLIED.isTrue());
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
                        IMPORT_ROW.APPLIED,
                        IMPORT_ROW.CUSTOMER_ID,
                        IMPORT_ROW.SERVICE_POINT_ID,
                        IMPORT_ROW.SUPPLY_CONTRACT_ID,
                        IMPORT_ROW.MADE_CUSTOMER,
                        IMPORT_ROW.MADE_PLACE,
                        IMPORT_ROW.MADE_CONTRACT,
                        IMPORT_ROW.BRINGS_MORE)
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
                        about(row.value4(), row.value5()),
                        Arrays.stream(row.value6()).map(ImportField::ofKey).toList(),
                        brings(row),
                        row.value7(),
                        row.value8()));
    }

    private List<ImportPart> brings(Record row) {
        var says = json.readValue(row.get(IMPORT_ROW.DOC).data(), DOC);
        var brings = EnumSet.noneOf(ImportPart.class);
        if (row.get(IMPORT_ROW.MADE_CUSTOMER) || row.get(IMPORT_ROW.CUSTOMER_ID) == null) {
            brings.add(ImportPart.CUSTOMER);
        }
        if (says.containsKey(ImportField.PLACE_HOUSE_NUMBER.key())
                && (row.get(IMPORT_ROW.MADE_PLACE) || row.get(IMPORT_ROW.SERVICE_POINT_ID) == null)) {
            brings.add(ImportPart.PLACE);
        }
        if (says.containsKey(ImportField.CONTRACT_NUMBER.key())
                && (row.get(IMPORT_ROW.MADE_CONTRACT) || row.get(IMPORT_ROW.SUPPLY_CONTRACT_ID) == null)) {
            brings.add(ImportPart.CONTRACT);
        }
        if (row.get(IMPORT_ROW.BRINGS_MORE)) {
            brings.add(ImportPart.METER);
        }
        return List.copyOf(brings);
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
                .map(ImportRowRepository::reason)
                .distinct()
                .toList();
    }

    private static Map<ImportReason, List<ImportField>> about(String[] refusals, String[] doubts) {
        return Stream.concat(Arrays.stream(refusals), Arrays.stream(doubts))
                .filter(code -> code.contains(OF))
                .collect(groupingBy(
                        ImportRowRepository::reason,
                        mapping(code -> ImportField.valueOf(code.substring(code.indexOf(OF) + 1)), toList())));
    }

    private static ImportReason reason(String code) {
        return ImportReason.valueOf(code.contains(OF) ? code.substring(0, code.indexOf(OF)) : code);
    }

    /** One of a reason for each field it speaks of, or one alone. */
    private static String[] codes(RowReader.Understood row, List<ImportReason> reasons) {
        return reasons.stream()
                .flatMap(reason -> row.fields().containsKey(reason)
                        ? row.fields().getOrDefault(reason, List.of()).stream().map(field -> reason + OF + field.name())
                        : Stream.of(reason.name()))
                .toArray(String[]::new);
    }
}
