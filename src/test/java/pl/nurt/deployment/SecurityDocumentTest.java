package pl.nurt.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names tests that exist, and each requirement once. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))(?:#([a-z0-9_]+))?`");
    private static final Pattern FOUND = Pattern.compile("(?m)^\\| ([HML][0-9]+) \\| (.+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([0-9]+\\.[0-9]+\\.[0-9]+(?:, [0-9]+\\.[0-9]+\\.[0-9]+)*) \\| (.+) \\|$");
    /** The standard's own count of levels 1 and 2. */
    private static final int REQUIREMENTS = 253;

    private final String text = read();

    @Test
    void every_test_that_is_named_exists() throws IOException {
        var tests = tests();
        assertThat(NAMED.matcher(text).results()).isNotEmpty().allSatisfy(named -> {
            assertThat(tests).containsKey(named.group(1));
            if (named.group(2) != null) {
                assertThat(Files.readString(requireNonNull(tests.get(named.group(1)))))
                        .as(named.group())
                        .contains(" void " + named.group(2) + "(");
            }
        });
    }

    @Test
    void everything_the_review_found_says_where_it_is_mended_and_which_test_shows_it() {
        var rows = FOUND.matcher(text).results().toList();
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactly(Stream.of(numbered("H", 2), numbered("M", 8), numbered("L", 11))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.group(3)).isNotBlank();
            assertThat(NAMED.matcher(row.group(4)).find()).as(row.group(1)).isTrue();
        });
    }

    private static Stream<String> numbered(String letter, int many) {
        return IntStream.rangeClosed(1, many).mapToObj(number -> letter + number);
    }

    @Test
    void every_requirement_has_one_row_with_an_answer() {
        var numbers = new ArrayList<String>();
        ROW.matcher(text).results().forEach(row -> {
            numbers.addAll(List.of(row.group(1).split(", ")));
            assertThat(row.group(2)).isNotBlank();
        });
        assertThat(numbers).doesNotHaveDuplicates().hasSize(REQUIREMENTS);
        assertThat(new HashSet<>(numbers.stream()
                        .map(number -> number.replaceFirst("\\..*", ""))
                        .toList()))
                .hasSize(17);
    }

    @Test
    void so_many_are_open_as_it_says() {
        var open = ROW.matcher(text)
                .results()
                .filter(row -> row.group(2).contains("**open**"))
                .mapToInt(row -> row.group(1).split(", ").length)
                .sum();
        assertThat(text).contains(" " + open + " are open, wholly or in part;");
    }

    private static Map<String, Path> tests() throws IOException {
        try (var portal = Files.walk(Path.of("test/java"));
                var packaged = Files.walk(Path.of("it/java"));
                var bridge = Files.walk(ROOT.resolve("meter-bridge/src/test/java"))) {
            return Stream.of(portal, packaged, bridge)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().equals("package-info.java"))
                    .collect(Collectors.toMap(SecurityDocumentTest::name, file -> file, (one, same) -> one));
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }

    private static String read() {
        try {
            return Files.readString(ROOT.resolve("docs/security.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
