package pl.nurt.customer.internal.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import pl.nurt.customer.importing.TableUnreadableException;
import pl.nurt.platform.files.Utf16;

/**
 * Tables as old systems write them: XLSX (first sheet), or CSV in UTF-8, UTF-16 or CP1250 with semicolons, commas or tabulators. What it is, the
 * content tells, not the name.
 */
final class TableReader {
    private static final Charset CP1250 = Charset.forName("windows-1250");
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_HEAD = 200;
    private static final int STEP = 64 * 1024;
    private static final Pattern DAY = Pattern.compile("yy|dd|mmm", Pattern.CASE_INSENSITIVE);
    /** Of a format: words that are shown as they are, colours and countries. */
    private static final Pattern NO_PART = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
    /** The first line by which Excel is told what parts the cells. */
    private static final Pattern NAMED_DELIMITER =
            Pattern.compile("sep=([^\\p{Alnum}\"\\r\\n])\\s*", Pattern.CASE_INSENSITIVE);

    private TableReader() {}

    /** As {@link #rows(Path, Set)}, of numbers their values. */
    static Stream<List<String>> rows(Path file) {
        return rows(file, Set.of());
    }

    /**
     * The rows one after the other, the head first; every cell stripped. To be closed.
     *
     * @param asShown the columns whose numbers name something, so that a spreadsheet's zeros in front and letters around belong to them
     * @throws TableUnreadableException if it is no table
     */
    static Stream<List<String>> rows(Path file, Set<Integer> asShown) {
        try {
            if (Files.size(file) == 0) {
                throw new TableUnreadableException("customer.import.problem.empty");
            }
            return isZip(file) ? sheet(file, asShown) : csv(file, charset(file));
        } catch (IOException broken) {
            throw new TableUnreadableException("customer.import.problem.noTable", broken);
        }
    }

    /** Whether it may be read at all. @throws TableUnreadableException if it would unpack to more than a table can be, or is broken */
    static void check(Path file) {
        try {
            if (isZip(file)) {
                WorkbookLimits.check(file);
            }
        } catch (IOException | IllegalArgumentException broken) {
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
            if (heads.stream().anyMatch(head -> head.length() > LONGEST_HEAD)) {
                throw new TableUnreadableException("customer.import.problem.longHead");
            }
            if (heads.stream().anyMatch(Cells::hasBadSign)) {
                throw new TableUnreadableException("customer.import.problem.badSign");
            }
            return heads;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(ZIP.length), ZIP);
        }
    }

    private static Stream<List<String>> sheet(Path file, Set<Integer> asShown) {
        try {
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            var formats = new HashMap<String, CellFormat>();
            var rows = workbook.getFirstSheet().openStream().map(row -> cells(row, asShown, formats));
            return whole(rows, "customer.import.problem.cutSheet").onClose(() -> {
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

    /**
     * What a cell's format says of its number.
     *
     * @param isDay whether it is shown as a day
     */
    private record CellFormat(boolean isDay, Optional<NamingFormat> naming) {
        private static final CellFormat NONE = new CellFormat(false, Optional.empty());

        static CellFormat of(String code) {
            return new CellFormat(
                    DAY.matcher(NO_PART.matcher(code).replaceAll("")).find(), NamingFormat.of(code));
        }
    }

    private static List<String> cells(Row row, Set<Integer> asShown, Map<String, CellFormat> formats) {
        var cells = new ArrayList<String>(row.getCellCount());
        for (var at = 0; at < row.getCellCount(); at++) {
            var names = asShown.contains(at);
            cells.add(row.getOptionalCell(at)
                    .map(cell -> text(cell, names, formats))
                    .orElse(""));
        }
        return cells;
    }

    /** Where a formula has no result, the sign of that stands in its place: nothing is something else. */
    private static String text(org.dhatim.fastexcel.reader.Cell cell, boolean names, Map<String, CellFormat> formats) {
        if (cell.getValue() instanceof BigDecimal number) {
            return number(cell, number, names, formats);
        }
        return cell.getText().strip();
    }

    /** A date is a number with a format of dates; other numbers lose what a spreadsheet adds: 600000391.0 is 600000391. */
    private static String number(
            org.dhatim.fastexcel.reader.Cell cell, BigDecimal number, boolean names, Map<String, CellFormat> formats) {
        var code = cell.getDataFormatString();
        var format = code == null ? CellFormat.NONE : formats.computeIfAbsent(code, CellFormat::of);
        if (format.isDay()) {
            try {
                return cell.asDate().toLocalDate().toString();
            } catch (DateTimeException | ArithmeticException | ExcelReaderException noDay) {
                return number.toPlainString();
            }
        }
        var rounded = rounded(number);
        return format.naming()
                .filter(known -> names)
                .flatMap(known -> known.shown(rounded))
                .orElseGet(() -> Cells.plain(rounded));
    }

    /** A spreadsheet counts with fifteen digits; those behind are of the way numbers are kept. */
    private static BigDecimal rounded(BigDecimal number) {
        return number.round(new MathContext(15, RoundingMode.HALF_UP));
    }

    /** UTF-16 when it looks so, UTF-8 when every byte of it fits, else what Polish Windows writes. */
    private static Charset charset(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var wide = Utf16.of(content.readNBytes(STEP));
            if (wide.isPresent()) {
                refuseZeros(file, wide.get(), CodingErrorAction.REPLACE);
                return wide.get();
            }
        }
        try {
            refuseZeros(file, StandardCharsets.UTF_8, CodingErrorAction.REPORT);
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            refuseZeros(file, CP1250, CodingErrorAction.REPLACE);
            return CP1250;
        }
    }

    /** What holds zeros is no text, though it may begin like one. */
    private static void refuseZeros(Path file, Charset charset, CodingErrorAction misfit) throws IOException {
        try (var text = new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder().onMalformedInput(misfit).onUnmappableCharacter(misfit))) {
            var step = new char[STEP];
            for (var read = text.read(step); read >= 0; read = text.read(step)) {
                for (var at = 0; at < read; at++) {
                    if (step[at] == '\0') {
                        throw new TableUnreadableException("customer.import.problem.badSign");
                    }
                }
            }
        }
    }

    private static Stream<List<String>> csv(Path file, Charset charset) throws IOException {
        var beginning = beginning(file, charset);
        var named = NAMED_DELIMITER.matcher(beginning.lines().findFirst().orElse(""));
        var isNamed = named.matches();
        var delimiter = isNamed ? named.group(1).charAt(0) : delimiter(head(beginning));
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setTrailingData(true)
                .get();
        var text = reader(file, charset);
        try {
            if (isNamed) {
                text.readLine();
            }
            var parser = format.parse(text);
            return whole(parser.stream().map(TableReader::cells), "customer.import.problem.quotation")
                    .onClose(() -> {
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

    /** A quotation mark that never closes, or a sheet that breaks off, is found only on the way. */
    private static Stream<List<String>> whole(Stream<List<String>> rows, String brokenKey) {
        var each = rows.iterator();
        var whole = new Iterator<List<String>>() {
            @Override
            public boolean hasNext() {
                try {
                    return each.hasNext();
                } catch (RuntimeException broken) {
                    throw new TableUnreadableException(brokenKey, broken);
                }
            }

            @Override
            public List<String> next() {
                return each.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(whole, Spliterator.ORDERED), false)
                .onClose(rows::close);
    }

    private static char delimiter(String head) {
        return Stream.of(';', '\t', ',')
                .max(Comparator.comparingLong(candidate ->
                        head.chars().filter(letter -> letter == candidate).count()))
                .orElse(';');
    }

    private static String beginning(Path file, Charset charset) throws IOException {
        try (var text = reader(file, charset)) {
            var step = new char[STEP];
            return new String(step, 0, Math.max(0, text.read(step)));
        }
    }

    /** Of the first line, as far as it may go for a table that is meant, what stands in no quotation marks. */
    private static String head(String beginning) {
        var head = new StringBuilder();
        var quoted = false;
        var begins = true;
        for (var at = 0; at < beginning.length(); at++) {
            var letter = beginning.charAt(at);
            if (quoted) {
                quoted = letter != '"';
                // Two of them are one that is meant.
                if (!quoted && at + 1 < beginning.length() && beginning.charAt(at + 1) == '"') {
                    quoted = true;
                    at++;
                }
            } else if (letter == '\n') {
                break;
            } else if (letter == '"' && begins) {
                quoted = true;
                begins = false;
            } else {
                head.append(letter);
                begins = ";\t,".indexOf(letter) >= 0 || begins && letter == ' ';
            }
        }
        return head.toString();
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
