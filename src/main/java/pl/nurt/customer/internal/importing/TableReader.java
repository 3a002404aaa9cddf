package pl.nurt.customer.internal.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
final class TableReader {
    private static final Charset CP1250 = Charset.forName("windows-1250");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_COLUMNS = 200;
    private static final int STEP = 64 * 1024;

    private TableReader() {}

    /** The rows one after the other, the head first; every cell stripped. To be closed. @throws TableUnreadableException if it is no table */
    static Stream<List<String>> rows(Path file) {
        try {
            if (Files.size(file) == 0) {
                throw new TableUnreadableException("customer.import.problem.empty");
            }
            return isZip(file) ? sheet(file) : csv(file, charset(file));
        } catch (IOException broken) {
            throw new TableUnreadableException("customer.import.problem.noTable", broken);
        }
    }

    /** The heads of the columns; columns without one are named by their place. */
    static List<String> heads(Path file) {
        try (var rows = rows(file)) {
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

    private static boolean isZip(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(ZIP.length), ZIP);
        }
    }

    private static Stream<List<String>> sheet(Path file) {
        try {
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
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

    /** UTF-8 when every byte of it fits, else what Polish Windows writes. */
    private static Charset charset(Path file) throws IOException {
        try (var text = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            var step = new char[STEP];
            for (var read = text.read(step); read >= 0; read = text.read(step)) {
                for (var at = 0; at < read; at++) {
                    if (step[at] == '\0') {
                        throw new TableUnreadableException("customer.import.problem.noTable");
                    }
                }
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return CP1250;
        }
    }

    private static Stream<List<String>> csv(Path file, Charset charset) throws IOException {
        var head = head(file, charset);
        var delimiter = Stream.of(';', '\t', ',')
                .max(Comparator.comparingLong(candidate ->
                        head.chars().filter(letter -> letter == candidate).count()))
                .orElse(';');
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setTrailingData(true)
                .get();
        var text = reader(file, charset);
        try {
            var parser = format.parse(text);
            return readable(parser.iterator()).map(TableReader::cells).onClose(() -> {
                try {
                    parser.close();
                } catch (IOException unclosable) {
                    throw new UncheckedIOException(unclosable);
                }
            });
        } catch (IOException | IllegalStateException broken) {
            text.close();
            throw new TableUnreadableException("customer.import.problem.noTable", broken);
        }
    }

    /** A quotation mark that opens and never closes would swallow all that follows. */
    private static Stream<CSVRecord> readable(Iterator<CSVRecord> records) {
        var readable = new Iterator<CSVRecord>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (UncheckedIOException | IllegalStateException unclosed) {
                    throw new TableUnreadableException("customer.import.problem.quotation", unclosed);
                }
            }

            @Override
            public CSVRecord next() {
                return records.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(readable, Spliterator.ORDERED), false);
    }

    /** The first line, as far as it may go for a table that is meant. */
    private static String head(Path file, Charset charset) throws IOException {
        try (var text = reader(file, charset)) {
            var step = new char[STEP];
            var read = Math.max(0, text.read(step));
            var line = new String(step, 0, read);
            var end = line.indexOf('\n');
            return end < 0 ? line : line.substring(0, end);
        }
    }

    /** Without the mark some programs put before UTF-8. */
    private static BufferedReader reader(Path file, Charset charset) throws IOException {
        var text = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    private static List<String> cells(CSVRecord record) {
        return record.stream().map(String::strip).toList();
    }
}
