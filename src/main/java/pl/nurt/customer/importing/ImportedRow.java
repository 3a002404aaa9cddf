package pl.nurt.customer.importing;

import java.util.List;
import java.util.Map;

/**
 * A row of an import with what is thought of it.
 *
 * @param number of the line in the table, the head not counted
 * @param says what was understood of it, by {@link ImportField#key}
 * @param reasons what is wrong or doubtful
 * @param about the fields that reasons speak of, as far as they do
 * @param differs the fields that the register keeps otherwise
 * @param brings what the register does not have yet, or did not have before the row was taken in
 */
public record ImportedRow(
        int number,
        Map<String, String> says,
        ImportVerdict verdict,
        List<ImportReason> reasons,
        Map<ImportReason, List<ImportField>> about,
        List<ImportField> differs,
        List<ImportPart> brings,
        boolean accepted,
        boolean applied) {
    public String says(ImportField field) {
        return says.getOrDefault(field.key(), "");
    }
}
