package pl.nurt.bridge.posted;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rows of {@code od -c} and {@code hexdump -c}: each byte in a column of its own, as its sign, its escape or three octal digits. */
final class Columns implements Way {
    private static final Pattern ROW = Pattern.compile("([0-9A-Fa-f]{7,8})((?: {3}.| {2}\\\\.| [0-7]{3}){1,16})\\s*");
    private static final int WIDTH = 4;
    private static final Map<String, String> ESCAPES = Map.of(
            "\\0", "00", "\\a", "07", "\\b", "08", "\\t", "09", "\\n", "0a", "\\v", "0b", "\\f", "0c", "\\r", "0d");

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        return lines.stream().noneMatch(line -> ROW.matcher(line.original()).matches())
                ? List.of()
                : List.of(new Passage(lines.stream().map(Columns::piece).toList()));
    }

    private static Piece piece(PlainLine line) {
        var row = ROW.matcher(line.original());
        if (!row.matches()) {
            return new Piece(line.number(), "", line.original().strip());
        }
        var digits = new StringBuilder();
        for (var at = 0; at + WIDTH <= row.group(2).length(); at += WIDTH) {
            digits.append(digits(row.group(2).substring(at + 1, at + WIDTH)));
        }
        return new Piece(line.number(), digits.toString(), row.group(1) + " …");
    }

    private static String digits(String cell) {
        var sign = cell.length() > 2 && cell.isBlank() ? " " : cell.strip();
        if (sign.length() > 2) {
            return "%02x".formatted(Integer.parseInt(sign, 8) & 0xFF);
        }
        var escape = ESCAPES.get(sign);
        return escape != null ? escape : "%02x".formatted((int) sign.charAt(0) & 0xFF);
    }
}
