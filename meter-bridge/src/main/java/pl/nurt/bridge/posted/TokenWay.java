package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines whose longest row of words of one kind is their bytes.
 *
 * @param when what may be a date or a time
 * @param first how many words of the row stand before the bytes, such as an offset
 * @param isLast whether it is the last row of the line, however long others are
 */
record TokenWay(Tokens tokens, When when, int first, boolean isLast) implements Way {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:._|/\"'{}()\\[\\]<>+*#~^!?&=-]{1,40}");
    private static final Pattern SAYS_NOTHING = Pattern.compile("[\\s,;:._|/\"'{}()\\[\\]<>+*#~^!?&=-]*");

    /** Words of a line, one after the other. */
    private static final class Row {
        private final StringBuilder digits = new StringBuilder();
        private int words;
        private int from = -1;
        private int to;

        private void add(int start, int end, String itsDigits) {
            from = from < 0 ? start : from;
            to = end;
            words++;
            digits.append(itsDigits);
        }
    }

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        if (lines.stream().noneMatch(line -> line.text().contains(tokens.start())) || isAsBefore(lines)) {
            return List.of();
        }
        return List.of(new Passage(lines.stream().map(this::piece).toList()));
    }

    /** Whether the way before this one has taken the same for times. */
    private boolean isAsBefore(List<PlainLine> lines) {
        return when.ordinal() > 0
                && lines.stream()
                        .allMatch(line -> line.masked(when).equals(line.masked(When.values()[when.ordinal() - 1])));
    }

    private Piece piece(PlainLine line) {
        var best = new Row();
        for (var row : rows(line.masked(when))) {
            // What a log puts before its bytes may look like some.
            best = row.words >= best.words || isLast && row.words > 0 ? row : best;
        }
        return best.words == 0
                ? new Piece(line.number(), "", line.text().strip())
                : new Piece(line.number(), best.digits.toString(), beside(line.text(), best));
    }

    private List<Row> rows(String line) {
        var rows = new ArrayList<Row>();
        var row = new Row();
        var seen = 0;
        var end = 0;
        var words = tokens.pattern().matcher(line);
        while (words.find()) {
            if (seen > 0 && !BETWEEN.matcher(line).region(end, words.start()).matches()) {
                rows.add(row);
                row = new Row();
                seen = 0;
            }
            end = words.end();
            if (seen++ >= first) {
                row.add(words.start(), end, tokens.digits(words.group()));
            }
        }
        rows.add(row);
        return rows;
    }

    private static String beside(String line, Row row) {
        var before = line.substring(0, row.from);
        var after = line.substring(row.to);
        return SAYS_NOTHING.matcher(before + after).matches() ? "" : (before.strip() + " … " + after.strip()).strip();
    }
}
