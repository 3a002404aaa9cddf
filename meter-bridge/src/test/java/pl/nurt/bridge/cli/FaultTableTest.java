package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.FaultTable;
import pl.nurt.bridge.health.ConcentratorStatus;
import pl.nurt.bridge.health.MeterHealth;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.link.SearchResult;
import pl.nurt.bridge.outbox.Flag;
import pl.nurt.bridge.outbox.OutboxState;

/**
 * What the bridge can say of a fault stands in the fault table of {@code docs/meter-bridge.md}, and nothing stands there that it cannot say.
 * The sentences are taken from the sources as they are written, so a new one fails here until somebody has told what to do about it.
 */
class FaultTableTest {
    private static final Path SOURCES = Path.of("src/main/java/pl/nurt/bridge");

    /** What these say is said of no fault: what a frame of a trace is, a telegram as JSON, what a number of the metrics counts. */
    private static final Set<String> OF_NO_FAULT =
            Set.of("FrameWords.java", "ModbusWords.java", "TelegramJson.java", "MetricsText.java");

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** Of the command line: what {@code --help} prints. */
    private static final Pattern HELP = Pattern.compile("@(?:Command|Option|Parameters|ArgGroup)\\(");

    private static final Pattern PLACEHOLDER = Pattern.compile("%[-0-9.]*[a-zA-Z]|…");
    private static final Pattern EVENT = Pattern.compile("LOG\\.(?:warn|error)\\(\\s*\"(event=[a-z_]+)");

    /** Not of a fault of a line, a meter or the portal. */
    private static final Set<String> NOT_SAID = Set.of(
            // What was done, and what is asked for.
            "the command failed; one sentence says why",
            "wrong command line",
            "the configuration has errors (all of them are listed)",
            "not everything came: a meter did not answer",
            "130, 143",
            "ended by Ctrl-C",
            "Exit codes",
            "nurt bridge",
            "good",
            "concentrators with",
            "This bridge is known to",
            "Code from the office",
            "command line",
            "A bare counter",
            "refused readings w",
            "readings wait",
            "were refused",
            "MB used",
            "of at most",
            "meters found with",
            "Go on with --resume",
            "meters answered",
            "This machine can run a bridge",
            "has primary address",
            "has no primary address of its own now",
            "would get primary address",
            "Nothing was written; --write does it",
            "answers at primary address",
            "no primary address of its own",
            "The new address, to begin",
            "The meter's number, 8 digits, to write",
            "read at",
            "text/plain",
            "-----BEGIN",
            "concentrators: [",
            // A thread's name, notes of a trace, what a record says about itself.
            "serial input",
            "came before the request",
            "portal commands",
            "portal configuration",
            "it was not asked for",
            // Faults of the one who wrote the program.
            "every Java has",
            "every JDK has",
            "a frame carries at most",
            "not Modbus TCP",
            "a primary address is 0 to 250, or 254",
            "no meter can be switched to",
            "no search ends like this",
            "bytes cannot be written to memory",
            "nobody planned to read",
            "nobody has read",
            "nothing to tell",
            "the meter is busy");

    private static final Pattern SQL = Pattern.compile(
            "(?:.* )?(?:select|insert|delete|update|alter|drop|create|pragma|begin|from|values|SQLite format)\\b.*|key, concentrator.*|, reason.*|, \\?.*");

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !OF_NO_FAULT.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static String code(Path file) throws IOException {
        var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        var rest = new StringBuilder();
        var matcher = HELP.matcher(code);
        var done = 0;
        while (matcher.find(done)) {
            rest.append(code, done, matcher.start());
            done = endOfBrackets(code, matcher.end());
        }
        return rest.append(code.substring(done)).toString();
    }

    private static int endOfBrackets(String code, int from) {
        var open = 1;
        var isText = false;
        var at = from;
        for (; open > 0; at++) {
            switch (code.charAt(at)) {
                case '\\' -> at++;
                case '"' -> isText = !isText;
                case '(' -> open += isText ? 0 : 1;
                case ')' -> open -= isText ? 0 : 1;
                default -> {}
            }
        }
        return at;
    }

    /** The fixed parts of a sentence, without what is put in. */
    private static Stream<String> parts(String sentence) {
        return PLACEHOLDER
                .splitAsStream(sentence)
                .map(part -> part.replaceAll("^[\\s,;:.]+|[\\s(;,:.]+$", ""))
                .filter(part -> part.contains(" "));
    }

    private static Set<String> said() throws IOException {
        var said = new TreeSet<String>();
        for (var file : sources()) {
            var code = code(file);
            TEXT.matcher(code)
                    .results()
                    .map(text -> text.group(1).replace("\\\"", "\"").replace("\\n", " "))
                    .filter(text -> !text.startsWith("event=")
                            && !SQL.matcher(text).matches()
                            && !text.contains("(?")
                            && !text.contains("\\t"))
                    .flatMap(FaultTableTest::parts)
                    .filter(part -> NOT_SAID.stream().noneMatch(part::startsWith))
                    .forEach(said::add);
            EVENT.matcher(code).results().forEach(event -> said.add(event.group(1)));
        }
        Arrays.stream(Flag.values()).forEach(flag -> said.add(flag.name()));
        return said;
    }

    @Test
    void whatever_the_bridge_says_stands_in_the_table() throws IOException {
        var told = FaultTable.told();
        assertThat(said())
                .hasSizeGreaterThan(100)
                .filteredOn(sentence -> told.stream().noneMatch(line -> line.contains(sentence)))
                .isEmpty();
    }

    /** Single words, as a program gets them. */
    @Test
    void whatever_state_the_bridge_tells_of_a_fault_stands_in_the_table() throws IOException {
        var told = String.join(" ", FaultTable.told());
        assertThat(Stream.of(
                                Reject.values(),
                                Flag.values(),
                                SearchResult.End.values(),
                                MeterHealth.State.values(),
                                ConcentratorStatus.State.values(),
                                OutboxState.values())
                        .flatMap(Arrays::stream)
                        .filter(word -> word != SearchResult.End.COMPLETE && word != OutboxState.GOOD)
                        .map(Enum::name))
                .allMatch(word -> told.matches("(?s).*\\b" + word + "\\b.*"));
    }

    @Test
    void whatever_stands_in_the_table_the_bridge_says() throws IOException {
        var all = new StringBuilder();
        for (var file : sources()) {
            all.append(Files.readString(file).replace("\\\"", "\""));
        }
        var rejects = Arrays.stream(Reject.values())
                .map(reject -> "^" + reject + ": ")
                .toList();
        var unsaid = FaultTable.told().stream()
                .map(line -> rejects.stream().reduce(line, (rest, reject) -> rest.replaceFirst(reject, "")))
                .flatMap(FaultTableTest::parts)
                .filter(part -> all.indexOf(part) < 0 && !isComposed(part))
                .toList();
        assertThat(unsaid).isEmpty();
    }

    /** Of parts that the sources hold one by one, or of the system's own. */
    private static boolean isComposed(String part) {
        return Stream.of(
                                "Connection refused",
                                "No route to host",
                                "Network is unreachable",
                                "Invalid argument",
                                "Missing required",
                                "Unknown option",
                                "Unmatched argument",
                                "Invalid value for",
                                "Expected parameter for",
                                "An answer broke off",
                                "); where the link hands",
                                "--endpoint: its PROTOCOL",
                                "simulated meters: not read",
                                "not decoded (reserved DIF",
                                "Modbus exception",
                                "Only noise comes",
                                "unknown key",
                                "bytes, as ")
                        .anyMatch(part::startsWith)
                || part.matches("the meter (does not confirm|confirms) its new address and does not answer at it")
                || part.startsWith("the meter reports: too busy");
    }

    @Test
    void each_row_says_what_to_do() throws IOException {
        assertThat(FaultTable.rows()).allMatch(line -> line.split(" \\| ").length == 3 && line.endsWith(" |"));
    }
}
