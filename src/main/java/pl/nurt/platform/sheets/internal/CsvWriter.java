package pl.nurt.platform.sheets.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;
import pl.nurt.platform.sheets.SheetValue;

/**
 * CSV as spreadsheets of the reader's country open it with a double click: UTF-8 with its mark, in Polish semicolons and decimal commas.
 *
 * <p>CSV knows no types, so a text that a spreadsheet would take for a formula (it begins with = + - @, tab or return) gets an apostrophe in
 * front. Numbers are left alone: -12,50 stays a number.
 */
public final class CsvWriter {
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private CsvWriter() {}

    public static <R> void write(SheetLayout<R> layout, SheetRows<R> rows, OutputStream to) throws IOException {
        var polish = layout.language().getLanguage().equals("pl");
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(polish ? ';' : ',')
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .setRecordSeparator("\r\n")
                .get();
        var text = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        text.write(BYTE_ORDER_MARK);
        var printer = new CSVPrinter(text, format);
        printer.printRecord(layout.columns().stream().map(SheetColumn::title));
        rows.each(row -> print(layout, printer, row, polish));
        printer.flush();
    }

    private static <R> void print(SheetLayout<R> layout, CSVPrinter printer, R row, boolean polish) {
        try {
            for (var column : layout.columns()) {
                printer.print(cell(column.value().apply(row), polish));
            }
            printer.println();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String cell(SheetValue value, boolean polish) {
        return switch (value) {
            case SheetValue.Nothing() -> "";
            case SheetValue.Text(var text) -> harmless(text);
            case SheetValue.Number(var number, var decimals) -> {
                var plain = number.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
                yield polish ? plain.replace('.', ',') : plain;
            }
            case SheetValue.Day(var day) -> DAY.format(day);
            case SheetValue.Moment(var moment) -> MOMENT.format(moment);
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
