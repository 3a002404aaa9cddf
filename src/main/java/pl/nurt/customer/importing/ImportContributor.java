package pl.nurt.customer.importing;

import java.util.List;

/**
 * A room above that takes over its own part of an import: metering its meters and last readings. Called within the transaction of each step.
 *
 * <p>What a row says is read from {@code customer.import_row} by the keys of {@link ImportField}; doing a step again must change nothing.
 */
public interface ImportContributor {
    /** Numbers of the rows that say something this room does not keep yet, whatever the register thinks of them. */
    List<Integer> newRows(ImportRunId run);

    /**
     * Says of the rows what this room keeps otherwise, and why somebody should look first: by {@code customer.note_import_changes} and
     * {@code customer.note_import_doubts}.
     */
    void judge(ImportRunId run);

    /** Rows were taken in just now, {@code customer.import_rows_taken_now}: customers, places and contracts are there. */
    void applied(ImportRunId run);

    /** @return false when something stands on what this room made of the import, which then stays as it is */
    boolean undo(ImportRunId run);
}
