package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dumps of bytes, as hexdump, xxd, od and sniffers print them: each row begins with its offset, and may end with its bytes as text. Neither is
 * a byte of the telegram. What tells a dump from other lines is that the offsets count what is in the rows.
 */
final class HexDump {
    private static final Pattern ROW =
            Pattern.compile("\\s*(?:0[xX]|[0-9A-Fa-f]{4}:)?([0-9A-Fa-f]{4,16})(:?)(\\s+\\S.*|\\s*)");
    private static final Pattern BARS = Pattern.compile("\\s*(?:\\|.*\\||>.*<)\\s*$");
    private static final Pattern CELL = Pattern.compile("\\G(\\s*)([0-9A-Fa-f]+)(?=\\s|$)");
    private static final Pattern MIDDLE = Pattern.compile("(?<=\\s[0-9A-Fa-f]{2})-(?=[0-9A-Fa-f]{2}\\s)");
    private static final int WIDEST = 64;
    /** So much that a telegram is in it wherever it begins. */
    private static final int MOST_ROWS = 4_096;

    private static final int[] BASES = {16, 8, 10};

    /**
     * A line of the text.
     *
     * @param bytes what it holds, without what a dump puts beside; empty where the line is none of a dump
     * @param beside what that is; empty where the line is none of a dump
     */
    record Line(PlainLine line, String bytes, String beside) {}

    /** @param hasColon as only xxd writes it, whose groups are in the order of the bytes */
    private record Row(PlainLine line, String offset, boolean hasColon, String cells) {
        static Optional<Row> of(PlainLine line) {
            var matcher = ROW.matcher(line.text());
            return matcher.matches()
                    ? Optional.of(
                            new Row(line, matcher.group(1), !matcher.group(2).isEmpty(), matcher.group(3)))
                    : Optional.empty();
        }

        /** Whether its offset counts what may be in the row before, in some base. */
        boolean follows(Row before) {
            for (var base : BASES) {
                var from = number(before.offset, base);
                var width = number(offset, base) - from;
                if (from >= 0 && width > 0 && width <= WIDEST) {
                    return true;
                }
            }
            return false;
        }

        /** -1 if it is none in this base. */
        private static long number(String digits, int base) {
            try {
                return Long.parseLong(digits, base);
            } catch (NumberFormatException e) {
                return -1;
            }
        }

        boolean isFirst() {
            return offset.chars().allMatch(digit -> digit == '0');
        }

        /** Whether its own look says that it is a row, where there is no other to count with. */
        boolean isAlone() {
            return hasColon || offset.length() >= 7 || cells.startsWith("  ");
        }

        boolean isEnd() {
            return cells.isBlank();
        }
    }

    private HexDump() {}

    static List<Line> unfold(List<PlainLine> lines) {
        var unfolded = new ArrayList<Line>();
        for (var at = 0; at < lines.size(); ) {
            var rows = rows(lines, at);
            var dump = rows.isEmpty() ? Optional.<List<Line>>empty() : dump(rows);
            unfolded.addAll(dump.orElse(List.of(whole(lines.get(at)))));
            at += dump.isPresent() ? rows.size() : 1;
        }
        return unfolded;
    }

    private static Line whole(PlainLine line) {
        return new Line(line, "", "");
    }

    /** The rows of what may be a dump that begins here. */
    private static List<Row> rows(List<PlainLine> lines, int from) {
        var rows = new ArrayList<Row>();
        for (var at = from; at < lines.size() && rows.size() < MOST_ROWS; at++) {
            var row = Row.of(lines.get(at));
            if (row.isEmpty() || !rows.isEmpty() && !row.get().follows(rows.getLast())) {
                break;
            }
            rows.add(row.get());
            if (row.get().isEnd()) {
                break;
            }
        }
        return rows;
    }

    private static Optional<List<Line>> dump(List<Row> rows) {
        var first = rows.getFirst();
        if (first.isEnd() || rows.size() == 1 && !(first.isFirst() && first.isAlone())) {
            return Optional.empty();
        }
        return Stream.of(true, false)
                .flatMap(isExact -> Arrays.stream(BASES).mapToObj(base -> dump(rows, base, isExact)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param isExact whether nothing in a row may look like a byte that its offset does not count, as text may */
    private static Optional<List<Line>> dump(List<Row> rows, int base, boolean isExact) {
        var lines = new ArrayList<Line>();
        var width = WIDEST;
        for (var n = 0; n < rows.size(); n++) {
            var row = rows.get(n);
            if (row.isEnd()) {
                lines.add(new Line(row.line(), "", row.offset()));
                continue;
            }
            var isLast = n == rows.size() - 1;
            long count = width;
            if (!isLast) {
                var from = Row.number(row.offset(), base);
                count = from < 0 ? 0 : Row.number(rows.get(n + 1).offset(), base) - from;
            }
            if (count < 1 || count > WIDEST) {
                return Optional.empty();
            }
            width = (int) count;
            var bytes = bytes(row, width);
            if (!isLast
                    && (bytes.size() < width || isExact && bytes(row, WIDEST).size() > width)) {
                return Optional.empty();
            }
            lines.add(new Line(row.line(), String.join(" ", bytes), beside(row)));
        }
        return Optional.of(lines);
    }

    private static String beside(Row row) {
        var matcher = BARS.matcher(row.cells());
        return row.offset() + (matcher.find() ? " … " + matcher.group().strip() : " …");
    }

    /** The bytes of a row, in their order; the text behind them is divided from them by wider gaps than they are from each other. */
    private static List<String> bytes(Row row, int most) {
        var barred = BARS.matcher(row.cells());
        var hasBars = barred.find();
        var cells = MIDDLE.matcher(hasBars ? row.cells().substring(0, barred.start()) : row.cells())
                .replaceAll(" ");
        var widest = row.hasColon() ? 1 : 2;
        var bytes = new ArrayList<String>();
        var matcher = CELL.matcher(cells);
        while (bytes.size() < most && matcher.find()) {
            if (!bytes.isEmpty() && !hasBars && matcher.group(1).length() > widest) {
                break;
            }
            bytes.addAll(cell(matcher.group(2).toLowerCase(Locale.ROOT), row.hasColon()));
        }
        return bytes.subList(0, Math.min(most, bytes.size()));
    }

    /** Words of two or four bytes are printed by their value, so the byte that came first stands last; xxd has them in their order. */
    private static List<String> cell(String digits, boolean inOrder) {
        var isOctal = digits.length() % 3 == 0 && digits.matches("[0-7]+");
        var hex = !isOctal
                ? digits
                : digits.length() == 3
                        ? "%02x".formatted(Integer.parseInt(digits, 8) & 0xFF)
                        : "%04x".formatted(Integer.parseInt(digits.substring(digits.length() - 6), 8) & 0xFFFF);
        if (hex.length() % 2 != 0) {
            return List.of();
        }
        var bytes = new ArrayList<String>();
        for (var at = 0; at < hex.length(); at += 2) {
            bytes.add(inOrder ? bytes.size() : 0, hex.substring(at, at + 2));
        }
        return bytes;
    }
}
