package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows of a dump that say the same as the row before them, for which hexdump and od print one asterisk. */
final class Squeezed {
    private static final String ASTERISK = "*";
    private static final Pattern OFFSET = Pattern.compile("(\\s*(?:0[xX])?)([0-9A-Fa-f]{4,16})(:?(?:\\s.*)?)");
    private static final int[] BASES = {16, 8, 10};
    /** Bytes of a row. */
    private static final int WIDTH = 16;

    private static final int MOST_ROWS = 64;

    private Squeezed() {}

    static List<PlainLine> expand(List<PlainLine> lines) {
        if (lines.stream().noneMatch(Squeezed::isAsterisk)) {
            return lines;
        }
        var expanded = new ArrayList<PlainLine>();
        for (var n = 0; n < lines.size(); n++) {
            var rows =
                    n > 0 && n + 1 < lines.size() && isAsterisk(lines.get(n)) ? rows(lines, n) : List.<PlainLine>of();
            if (rows.isEmpty()) {
                expanded.add(lines.get(n));
            } else {
                expanded.addAll(rows);
            }
        }
        return expanded;
    }

    private static boolean isAsterisk(PlainLine line) {
        return line.text().strip().equals(ASTERISK);
    }

    private static List<PlainLine> rows(List<PlainLine> lines, int asterisk) {
        var last = OFFSET.matcher(lines.get(asterisk - 1).text());
        var next = OFFSET.matcher(lines.get(asterisk + 1).text());
        if (!last.matches() || !next.matches()) {
            return List.of();
        }
        for (var base : BASES) {
            var from = number(last, base);
            var to = number(next, base);
            var width = asterisk > 1
                    ? from - number(OFFSET.matcher(lines.get(asterisk - 2).text()), base)
                    : WIDTH;
            if (from >= 0
                    && width == WIDTH
                    && to > from
                    && (to - from) % WIDTH == 0
                    && (to - from) / WIDTH <= MOST_ROWS) {
                return rows(lines.get(asterisk), last, base, from + WIDTH, to);
            }
        }
        return List.of();
    }

    private static List<PlainLine> rows(PlainLine asterisk, Matcher last, int base, long from, long to) {
        var rows = new ArrayList<PlainLine>();
        for (var at = from; at < to; at += WIDTH) {
            var offset = Long.toString(at, base);
            var zeros = "0".repeat(Math.max(0, last.group(2).length() - offset.length()));
            rows.add(asterisk.saying(last.group(1) + zeros + offset + last.group(3)));
        }
        return rows;
    }

    /** -1 if it is none in this base. */
    private static long number(Matcher row, int base) {
        try {
            return row.matches() ? Long.parseLong(row.group(2), base) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
