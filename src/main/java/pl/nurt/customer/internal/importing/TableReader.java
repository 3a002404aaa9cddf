package pl.nurt.customer.internal.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import pl.nurt.customer.importing.TableUnreadableException;

/**
 * Tables as old systems write them: XLSX (first sheet), or CSV in UTF-8 or CP1250 with semicolons, commas or tabulators. What it is, the content
 * tells, not the name.
 */
public final class TableReader {
    private static final Charset CP1250 = Charset.forName("windows-1250");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_COLUMNS = 200;

    private TableReader() {}

    /** The rows one after the other, the head first; every cell stripped. To be closed. @throws TableUnreadableException if it is no table */
    public static Stream<List<String>> rows(byte[] content) {
        if (content.length == 0) {
            throw new TableUnreadableException("customer.import.problem.empty");
        }
        return isZip(content) ? sheet(content) : csv(text(content));
    }

    /** The heads of the columns; columns without one are named by their place. */
    public static List<String> heads(byte[] content) {
        try (var rows = rows(content)) {
            var heads = rows.findFirst()
                    .filter(head -> head.stream().anyMatch(cell -> !cell.isBlank()))
                    .orElseThrow(() -> new TableUnreadableException("customer.import.problem.empty"));
            if (heads.size() > MOST_COLUMNS) {
                throw new TableUnreadableException("customer.import.problem.columns");
            }
            if (heads.size() < 2) {
                throw new TableUnreadableException("customer.import.problem.oneColumn");
            }
            return heads;
        }
    }

    private static boolean isZip(byte[] content) {
        return content.length > ZIP.length
                && content[0] == ZIP[0]
                && content[1] == ZIP[1]
                && content[2] == ZIP[2]
                && content[3] == ZIP[3];
    }

    private static Stream<List<String>> sheet(byte[] content) {
        try {
            var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false));
            return workbook.getFirstSheet().openStream().map(TableReader::cells).onClose(() -> {
                try {
                    workbook.close();
                } catch (IOException unclosable) {
                    throw new UncheckedIOException(unclosable);
                }
            });
        } catch (IOException | ExcelReaderException broken) {
            throw new TableUnreadableException("customer.import.problem.noTable", broken);
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var at = 0; at < row.getCellCount(); at++) {
            cells.add(row.getOptionalCell(at).map(TableReader::text).orElse(""));
        }
        return cells;
    }

    private static String text(org.dhatim.fastexcel.reader.Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case STRING, FORMULA, BOOLEAN -> {
                var text = cell.getText();
                yield text == null ? "" : text.strip();
            }
            case ERROR, EMPTY -> "";
        };
    }

    /** A date is a number with a format of dates; other numbers lose what a spreadsheet adds: 600000391.0 is 600000391. */
    private static String number(org.dhatim.fastexcel.reader.Cell cell) {
        var format = cell.getDataFormatString();
        if (format != null && format.toLowerCase(java.util.Locale.ROOT).matches(".*(yy|dd|mmm).*")) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(content, CP1250);
        }
        if (text.indexOf('\0') >= 0) {
            throw new TableUnreadableException("customer.import.problem.noTable");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Stream<List<String>> csv(String text) {
        var end = text.indexOf('\n');
        var head = end < 0 ? text : text.substring(0, end);
        var delimiter = Stream.of(';', '\t', ',')
                .max(Comparator.comparingLong(candidate ->
                        head.chars().filter(letter -> letter == candidate).count()))
                .orElse(';');
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        try {
            var parser = format.parse(new StringReader(text));
            return parser.stream().map(TableReader::cells).onClose(() -> {
                try {
                    parser.close();
                } catch (IOException unclosable) {
                    throw new UncheckedIOException(unclosable);
                }
            });
        } catch (IOException | IllegalStateException broken) {
            throw new TableUnreadableException("customer.import.problem.noTable", broken);
        }
    }

    private static List<String> cells(CSVRecord record) {
        return record.stream().map(String::strip).toList();
    }
}
