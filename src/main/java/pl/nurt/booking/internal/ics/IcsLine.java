package pl.nurt.booking.internal.ics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One property of an iCalendar file, unfolded. Names are in capital letters. */
record IcsLine(String name, Map<String, String> parameters, String value) {
    private static final int MOST_LINES = 400_000;

    @Nullable
    String parameter(String parameter) {
        return parameters.get(parameter);
    }

    static List<IcsLine> read(byte[] file) {
        var text = new String(file, StandardCharsets.UTF_8);
        if (text.startsWith("\ufeff")) {
            text = text.substring(1);
        }
        var lines = new ArrayList<IcsLine>();
        var line = new StringBuilder();
        var physical = 0;
        for (var part : text.split("\r\n|\n|\r", -1)) {
            if (++physical > MOST_LINES) {
                throw new UnreadableCalendarException("more lines than any calendar has");
            }
            if (!part.isEmpty() && (part.charAt(0) == ' ' || part.charAt(0) == '\t')) {
                line.append(part, 1, part.length());
            } else {
                add(line, lines);
                line.setLength(0);
                line.append(part);
            }
        }
        add(line, lines);
        return lines;
    }

    private static void add(StringBuilder line, List<IcsLine> lines) {
        if (!line.isEmpty()) {
            lines.add(of(line.toString()));
        }
    }

    /** A colon or semicolon between quotation marks belongs to a parameter. */
    private static IcsLine of(String line) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var begin = 0;
        for (var place = 0; place < line.length(); place++) {
            var letter = line.charAt(place);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == ';' || letter == ':')) {
                parts.add(line.substring(begin, place));
                begin = place + 1;
                if (letter == ':') {
                    return of(parts, line.substring(begin));
                }
            }
        }
        throw new UnreadableCalendarException("a line without a value");
    }

    private static IcsLine of(List<String> parts, String value) {
        var parameters = new HashMap<String, String>();
        for (var part : parts.subList(1, parts.size())) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals).toUpperCase(Locale.ROOT),
                        part.substring(equals + 1).replace("\"", ""));
            }
        }
        return new IcsLine(parts.getFirst().toUpperCase(Locale.ROOT), parameters, value);
    }
}
