package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A list shows a column only from a width on at which all its columns have room: nothing runs off at its end. */
class ListColumnsTest {
    private static final Pattern COLUMN = Pattern.compile("\\.column\\(\\s*\"[\\w-]+\".*?;", Pattern.DOTALL);
    private static final Pattern WIDTH = Pattern.compile("\\.width\\((\\d+)\\)");
    private static final Pattern FROM = Pattern.compile("\\.from\\((\\d+)\\)");
    /** Below it a list is one column. */
    private static final int COMPACT_BELOW = 600;
    /** Of a column that says nothing. */
    private static final int USUAL = 100;

    private record Column(int width, int from) {}

    @Test
    void the_columns_of_every_list_fit_wherever_they_are_shown() throws IOException {
        var found = new TreeMap<String, List<Column>>();
        try (var files = Files.walk(Path.of("main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var source = read(file);
                if (source.contains("KeyedGrid<")) {
                    found.put(file.getFileName().toString(), columns(source));
                }
            });
        }
        found.values().removeIf(List::isEmpty);
        assertThat(found).hasSizeGreaterThan(6);
        assertThat(found)
                .allSatisfy(
                        (list, columns) -> assertThat(tooWide(columns)).as(list).isEmpty());
    }

    @Test
    void a_list_whose_last_column_runs_off_is_noticed() {
        var source = """
                grid.column("a", "A", row -> "").width(500).grow(1);
                grid.column("b", "B", row -> "").width(200).from(650);
                """;
        assertThat(tooWide(columns(source))).containsExactly(650);
    }

    private static List<Column> columns(String source) {
        return COLUMN.matcher(source)
                .results()
                .map(one -> new Column(number(WIDTH.matcher(one.group()), USUAL), number(FROM.matcher(one.group()), 0)))
                .toList();
    }

    private static int number(Matcher said, int otherwise) {
        return said.find() ? Integer.parseInt(said.group(1)) : otherwise;
    }

    /** The widths at which more is shown than there is room for. */
    private static List<Integer> tooWide(List<Column> columns) {
        var wrong = new ArrayList<Integer>();
        columns.stream()
                .map(column -> Math.max(COMPACT_BELOW, column.from()))
                .distinct()
                .sorted()
                .filter(width -> columns.stream()
                                .filter(column -> column.from() <= width)
                                .mapToInt(Column::width)
                                .sum()
                        > width)
                .forEach(wrong::add);
        return wrong;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
