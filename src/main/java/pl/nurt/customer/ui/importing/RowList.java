package pl.nurt.customer.ui.importing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.importing.ImportRunId;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.customer.importing.ImportedRow;
import pl.nurt.customer.importing.Imports;
import pl.nurt.platform.ui.list.KeyedRows;

/** The rows of an import that have the verdict that is looked at. */
final class RowList implements KeyedRows<ImportedRow, Integer> {
    private final Imports imports;
    private final ImportRunId run;
    private @Nullable ImportVerdict verdict;
    private int count;

    RowList(Imports imports, ImportRunId run) {
        this.imports = imports;
        this.run = run;
    }

    /** @param count how many rows have it */
    void ask(ImportVerdict verdict, int count) {
        this.verdict = verdict;
        this.count = count;
    }

    @Override
    public List<ImportedRow> page(@Nullable ImportedRow after, int skip, int size, @Nullable Order order) {
        return imports.rows(run, verdict, after == null ? 0 : after.number(), skip, size);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public List<ImportedRow> fresh(Collection<Integer> keys) {
        return imports.rows(run, keys);
    }

    @Override
    public Integer key(ImportedRow row) {
        return row.number();
    }
}
