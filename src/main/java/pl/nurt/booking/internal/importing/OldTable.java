package pl.nurt.booking.internal.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQuery;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.importing.OldBooking;
import pl.nurt.booking.importing.OldBooking.Left;
import pl.nurt.booking.importing.OldBooking.Trouble;
import pl.nurt.booking.importing.UnreadableFileException;
import pl.nurt.booking.internal.importing.OldFile.Line;

/** A table of bookings (CSV). Its first line names the columns; a day, a beginning and a name are needed, an end or a length too. */
final class OldTable {
    private static final int MOST_LINES = 20_000;
    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu"),
            DateTimeFormatter.ofPattern("d/M/uuuu"),
            DateTimeFormatter.ofPattern("d-M-uuuu"));
    private static final List<DateTimeFormatter> TIMES =
            List.of(DateTimeFormatter.ofPattern("H:mm[:ss]"), DateTimeFormatter.ofPattern("H.mm"));

    /** What a column says, and what people call it. */
    private enum Column {
        DAY("data", "dzień", "dzien", "date", "day"),
        FROM("od", "godzina", "początek", "poczatek", "start", "from", "time"),
        TO("do", "koniec", "end", "to"),
        MINUTES("minuty", "czas", "długość", "dlugosc", "minutes", "duration"),
        PERSON("osoba", "imię i nazwisko", "imie i nazwisko", "nazwisko", "klient", "name", "person", "customer"),
        PHONE("telefon", "tel", "phone"),
        NOTE("uwagi", "opis", "notatka", "note", "notes", "description"),
        KEY("id", "numer", "nr", "number");

        private final Set<String> names;

        Column(String... names) {
            this.names = Set.of(names);
        }
    }

    private OldTable() {}

    static void read(byte[] file, ZoneId zone, List<Line> lines, List<Left> left) {
        var text = text(file);
        var rows = CsvRows.read(text);
        if (rows.size() > MOST_LINES) {
            throw new UnreadableFileException("more lines than any calendar has");
        }
        var columns = rows.isEmpty() ? Map.<Column, Integer>of() : columns(rows.getFirst());
        if (!columns.keySet().containsAll(Set.of(Column.DAY, Column.FROM, Column.PERSON))) {
            throw new UnreadableFileException("no columns of a calendar");
        }
        for (var place = 1; place < rows.size(); place++) {
            var row = rows.get(place);
            var booking = booking(place, row, columns, zone);
            if (booking == null) {
                left.add(new Left(place, OldFile.shown(String.join(" ", row)), Trouble.UNREADABLE));
            } else {
                lines.add(new Line(booking, false));
            }
        }
    }

    /** Old tools write as Windows does. */
    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException windows) {
            return new String(file, Charset.forName("windows-1250"));
        }
    }

    private static Map<Column, Integer> columns(List<String> head) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var place = 0; place < head.size(); place++) {
            var name = head.get(place).strip().toLowerCase(Locale.ROOT);
            for (var column : Column.values()) {
                if (column.names.contains(name)) {
                    columns.putIfAbsent(column, place);
                }
            }
        }
        return columns;
    }

    private static @Nullable OldBooking booking(
            int place, List<String> row, Map<Column, Integer> columns, ZoneId zone) {
        try {
            var day = parsed(cell(row, columns, Column.DAY), DAYS, LocalDate::from);
            var from = parsed(cell(row, columns, Column.FROM), TIMES, LocalTime::from);
            var start = day.atTime(from).atZone(zone).toInstant();
            var to = cell(row, columns, Column.TO);
            var minutes = cell(row, columns, Column.MINUTES);
            var end = !to.isEmpty()
                    ? day.atTime(parsed(to, TIMES, LocalTime::from))
                            .atZone(zone)
                            .toInstant()
                    : start.plus(minutes.isEmpty() ? USUAL : Duration.ofMinutes(Integer.parseInt(minutes)));
            if (!end.isAfter(start)) {
                return null;
            }
            var person = OldFile.shown(cell(row, columns, Column.PERSON));
            var key = cell(row, columns, Column.KEY);
            return new OldBooking(
                    place,
                    key.isEmpty() ? start + " " + person : key,
                    start,
                    end,
                    person,
                    cell(row, columns, Column.PHONE),
                    OldFile.cut(cell(row, columns, Column.NOTE), 2_000));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return null;
        }
    }

    private static String cell(List<String> row, Map<Column, Integer> columns, Column column) {
        var place = columns.get(column);
        return place == null || place >= row.size() ? "" : row.get(place).strip();
    }

    private static <T> T parsed(String text, List<DateTimeFormatter> forms, TemporalQuery<T> query) {
        for (var form : forms) {
            try {
                return form.parse(text, query);
            } catch (DateTimeException other) {
                // Another form may fit.
            }
        }
        throw new DateTimeException("no day or time");
    }
}
