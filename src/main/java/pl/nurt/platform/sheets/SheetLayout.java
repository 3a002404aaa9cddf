package pl.nurt.platform.sheets;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a spreadsheet looks like.
 *
 * @param name of the sheet
 * @param language of the reader: it decides the form of numbers and days
 * @param madeAt the moment whose truth the rows are; with the same rows it makes the same bytes
 */
public record SheetLayout<R>(String name, List<SheetColumn<R>> columns, Locale language, Instant madeAt) {
    public SheetLayout {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a sheet has columns");
        }
    }
}
