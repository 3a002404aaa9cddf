package pl.nurt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fault tables of {@code docs/meter-bridge.md}. */
public final class FaultTable {
    private static final Path DOCUMENT = Path.of("../docs/meter-bridge.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private FaultTable() {}

    /** The rows of all tables of faults. */
    public static List<String> rows() throws IOException {
        var text = Files.readString(DOCUMENT);
        var section = text.substring(text.indexOf("## Faults and what to do"), text.indexOf("## The outbox"));
        return section.lines().filter(line -> line.startsWith("| `")).toList();
    }

    /** The code in the first two columns: what is said, and what may be said with it. */
    public static List<String> told() throws IOException {
        return rows().stream()
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .flatMap(line -> CODE.matcher(line).results())
                .map(code -> code.group(1))
                .toList();
    }

    /** Whether the whole of a message stands there, with … for what is put in. */
    public static boolean holds(String message) throws IOException {
        return told().stream().anyMatch(line -> form(line).matcher(message).matches());
    }

    private static Pattern form(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }
}
