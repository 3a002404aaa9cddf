package pl.nurt.metering.registration.internal;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.customer.Tables.IMPORT_ROW;
import static pl.nurt.db.customer.Tables.IMPORT_RUN;
import static pl.nurt.db.metering.Tables.METER;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import pl.nurt.customer.importing.ImportContributor;
import pl.nurt.customer.importing.ImportField;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.db.metering.Routines;

/** Takes the meters and last readings of an import over from the rows that room customer keeps. */
@Repository
class MeterImport implements ImportContributor {
    private final DSLContext db;

    MeterImport(DSLContext db) {
        this.db = db;
    }

    @Override
    public List<Integer> newRows(ImportRunId run) {
        var number = DSL.jsonbGetAttributeAsText(IMPORT_ROW.DOC, ImportField.METER_NUMBER.key());
        return db.select(IMPORT_ROW.ROW_NO)
                .from(IMPORT_ROW)
                .where(IMPORT_ROW.IMPORT_RUN_ID.eq(run))
                .and(number.isNotNull())
                .and(notExists(selectOne()
                        .from(METER)
                        .where(METER.IDENTIFICATION.eq(number).or(METER.SERIAL_NUMBER.eq(number)))))
                .fetch(IMPORT_ROW.ROW_NO);
    }

    @Override
    public void judge(ImportRunId run) {
        Routines.compareImport(db.configuration(), run.value(), null);
        Routines.doubtImport(db.configuration(), run.value());
    }

    @Override
    public void applied(ImportRunId run) {
        var moment = db.select(IMPORT_RUN.MOMENT)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.IMPORT_RUN_ID.eq(run))
                .fetchSingle(IMPORT_RUN.MOMENT);
        Routines.applyImport(db.configuration(), run.value(), moment);
    }

    @Override
    public boolean undo(ImportRunId run) {
        return Boolean.TRUE.equals(Routines.undoImport(db.configuration(), run.value()));
    }
}
