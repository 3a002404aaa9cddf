package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names tests that exist, and each requirement once. */
class SecurityDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([0-9]+\\.[0-9]+\\.[0-9]+(?:, [0-9]+\\.[0-9]+\\.[0-9]+)*) \\| (.+) \\|$");
    /** The standard's own count of levels 1 and 2. */
    private static final int REQUIREMENTS = 253;

    private final String text = read();

    @Test
    void every_test_that_is_named_exists() throws IOException {
        var tests = tests();
        assertThat(NAMED.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tests).contains(name));
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

    private static Set<String> tests() throws IOException {
        try (var portal = Files.walk(Path.of("test/java"));
                var packaged = Files.walk(Path.of("it/java"));
                var bridge = Files.walk(ROOT.resolve("meter-bridge/src/test/java"))) {
            return Stream.of(portal, packaged, bridge)
                    .flatMap(files -> files)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .collect(Collectors.toSet());
        }
    }

    private static String read() {
        try {
            return Files.readString(ROOT.resolve("docs/security.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
