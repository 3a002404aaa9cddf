package pl.nurt.booking.internal.importing;

import java.util.ArrayList;
import java.util.List;

/** The cells of a table: parted by whichever of semicolon, comma and tabulator the first line has most of; in quotation marks anything may stand. */
final class CsvRows {
    private static final String DELIMITERS = ";,\t";

    private CsvRows() {}

    /** Lines without anything are left out. */
    static List<List<String>> read(String text) {
        var delimiter = delimiter(text.lines().findFirst().orElse(""));
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var place = 0; place < text.length(); place++) {
            var letter = text.charAt(place);
            if (quoted) {
                if (letter != '"') {
                    cell.append(letter);
                } else if (place + 1 < text.length() && text.charAt(place + 1) == '"') {
                    cell.append('"');
                    place++;
                } else {
                    quoted = false;
                }
            } else if (letter == '"' && cell.toString().isBlank()) {
                quoted = true;
                cell.setLength(0);
            } else if (letter == delimiter) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (letter == '\n' || letter == '\r') {
                end(row, cell, rows);
            } else {
                cell.append(letter);
            }
        }
        end(row, cell, rows);
        return rows;
    }

    private static void end(List<String> row, StringBuilder cell, List<List<String>> rows) {
        row.add(cell.toString());
        cell.setLength(0);
        if (row.stream().anyMatch(one -> !one.isBlank())) {
            rows.add(List.copyOf(row));
        }
        row.clear();
    }

    private static char delimiter(String head) {
        var best = ';';
        for (var one : DELIMITERS.toCharArray()) {
            if (count(head, one) > count(head, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(one -> one == letter).count();
    }
}
