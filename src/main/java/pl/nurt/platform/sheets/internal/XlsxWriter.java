package pl.nurt.platform.sheets.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import pl.nurt.platform.sheets.SheetColumn;
import pl.nurt.platform.sheets.SheetLayout;
import pl.nurt.platform.sheets.SheetRows;
import pl.nurt.platform.sheets.SheetValue;

/**
 * XLSX, a window of rows at a time: the rest waits in a temporary file that is gone in the end, however it ends.
 *
 * <p>Text is always a string cell, marked as quoted where it begins as a formula would. Widths follow a rule: measuring text needs fonts and
 * all rows. Rows beyond what a sheet takes go on in another one.
 */
public final class XlsxWriter<R> {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int LAST_ROW = SpreadsheetVersion.EXCEL2007.getLastRowIndex();
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int LONGEST_NAME = 31;
    private static final int CHARACTER = 256;
    private static final String FORMULA_STARTS = "=+-@";
    private static final byte[] HEADER_FILL = {(byte) 0xe2, (byte) 0xf1, (byte) 0xf6};

    private final SheetLayout<R> layout;
    private final SXSSFWorkbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();
    private final List<Function<R, SheetValue>> values;
    private SXSSFSheet sheet;
    private int nextRow;
    private int sheets;

    private XlsxWriter(SheetLayout<R> layout, SXSSFWorkbook workbook) {
        this.layout = layout;
        this.workbook = workbook;
        this.values = layout.columns().stream().map(SheetColumn::value).toList();
        this.sheet = newSheet();
    }

    public static <R> void write(SheetLayout<R> layout, SheetRows<R> rows, OutputStream to) throws IOException {
        // Closing removes the temporary files too.
        try (var template = new XSSFWorkbook();
                var workbook = new Unmoved(template, layout.madeAt())) {
            var writer = new XlsxWriter<>(layout, workbook);
            rows.each(writer::add);
            workbook.write(to);
        }
    }

    private SXSSFSheet newSheet() {
        sheets++;
        var made = workbook.createSheet(sheetName());
        made.createFreezePane(0, 1);
        var header = made.createRow(0);
        for (var at = 0; at < layout.columns().size(); at++) {
            var column = layout.columns().get(at);
            made.setColumnWidth(at, Math.min(column.width(), 255) * CHARACTER);
            var cell = header.createCell(at);
            cell.setCellValue(column.title());
            cell.setCellStyle(styles.computeIfAbsent("header", key -> header()));
        }
        made.setAutoFilter(new CellRangeAddress(0, 0, 0, layout.columns().size() - 1));
        nextRow = 1;
        return made;
    }

    private String sheetName() {
        var ending = sheets == 1 ? "" : " (" + sheets + ")";
        var name = WorkbookUtil.createSafeSheetName(layout.name());
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
    }

    private void add(R row) {
        if (nextRow > LAST_ROW) {
            sheet = newSheet();
        }
        var cells = sheet.createRow(nextRow++);
        for (var at = 0; at < values.size(); at++) {
            var value = values.get(at).apply(row);
            if (!(value instanceof SheetValue.Nothing)) {
                fill(cells.createCell(at), value);
            }
        }
    }

    private void fill(SXSSFCell cell, SheetValue value) {
        switch (value) {
            case SheetValue.Nothing() -> {}
            case SheetValue.Text(var text) -> {
                cell.setCellValue(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…");
                var quoted = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
                cell.setCellStyle(styles.computeIfAbsent(quoted ? "quoted" : "text", key -> text(quoted)));
            }
            case SheetValue.Number(var number, var decimals) -> {
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(style(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals)));
            }
            case SheetValue.Day(var day) -> {
                cell.setCellValue(day);
                cell.setCellStyle(style(dayFormat()));
            }
            case SheetValue.Moment(var moment) -> {
                cell.setCellValue(moment);
                cell.setCellStyle(style(dayFormat() + " hh:mm"));
            }
        }
    }

    private String dayFormat() {
        return layout.language().getLanguage().equals("pl") ? "dd.mm.yyyy" : "dd/mm/yyyy";
    }

    private CellStyle style(String format) {
        return styles.computeIfAbsent(format, key -> {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            return style;
        });
    }

    private CellStyle text(boolean quoted) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(quoted);
        return style;
    }

    private CellStyle header() {
        var font = workbook.createFont();
        font.setBold(true);
        var style = (XSSFCellStyle) workbook.createCellStyle();
        style.setFont(font);
        style.setFillForegroundColor(new XSSFColor(HEADER_FILL, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }

    /** Writes the moment of its data wherever the format wants one: into the properties and into the entries of the archive. */
    private static final class Unmoved extends SXSSFWorkbook {
        private final Instant madeAt;

        private Unmoved(XSSFWorkbook template, Instant madeAt) {
            super(template, ROWS_IN_MEMORY, false, false);
            this.madeAt = madeAt;
            var properties = template.getProperties();
            properties.getCoreProperties().setCreator("Nurt");
            properties.getCoreProperties().setCreated(Optional.of(Date.from(madeAt)));
            properties.getCoreProperties().setModified(Optional.of(Date.from(madeAt)));
            properties.getExtendedProperties().setApplication("Nurt");
        }

        @Override
        protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
            var archive = new ZipArchiveOutputStream(out) {
                @Override
                public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
                    entry.setTime(madeAt.toEpochMilli());
                    super.putArchiveEntry(entry);
                }
            };
            // Packing better takes longer than all the rest and makes the file a quarter smaller.
            archive.setLevel(Deflater.BEST_SPEED);
            return archive;
        }
    }
}
