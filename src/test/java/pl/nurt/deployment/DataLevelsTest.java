package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.TestDatabase;

/** docs/security.md gives each table of the schema a level of protection: by its name, or else by that of its room. */
class DataLevelsTest {
    private static final Pattern NAME = Pattern.compile("`([a-z]+\\.(?:[a-z_]+|\\*))`");

    @Test
    void each_table_has_one_level() throws IOException, SQLException {
        var levels = levels();
        assertThat(levels).allSatisfy((name, of) -> assertThat(of).as(name).hasSize(1));

        var tables = tables();
        assertThat(tables)
                .isNotEmpty()
                .allSatisfy(table -> assertThat(levels.containsKey(table) || levels.containsKey(room(table)))
                        .as(table)
                        .isTrue());
        assertThat(levels.keySet())
                .as("no table that is gone")
                .allSatisfy(name ->
                        assertThat(name.endsWith(".*") || tables.contains(name)).isTrue());
        assertThat(levels)
                .as("what is public is named table by table: a new one is not by itself")
                .allSatisfy((name, of) -> assertThat(
                                name.endsWith(".*") && of.stream().anyMatch(level -> level.startsWith("public")))
                        .as(name)
                        .isFalse());
        assertThat(levels.get("billing.ksef_session")).containsExactly("secret: opens a door");
        assertThat(levels.get("billing.invoice")).singleElement().asString().startsWith("personal");
        assertThat(levels.get("identity.user_account")).containsExactly("secret: opens a door");
    }

    private static String room(String table) {
        return table.substring(0, table.indexOf('.')) + ".*";
    }

    private static Map<String, List<String>> levels() throws IOException {
        var text = Files.readString(Path.of("../docs/security.md"));
        var from = text.indexOf("\n## Data\n");
        var part = text.substring(from, text.indexOf("\n## ", from + 1));
        var levels = new HashMap<String, List<String>>();
        for (var line : part.lines().filter(one -> one.startsWith("| ")).toList()) {
            var cells = line.substring(2).split(" \\| ");
            NAME.matcher(cells[1])
                    .results()
                    .map(found -> found.group(1))
                    .forEach(name -> levels.computeIfAbsent(name, one -> new ArrayList<>())
                            .add(cells[0]));
        }
        return levels;
    }

    private static TreeSet<String> tables() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.migratedDatabase(), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select n.nspname || '.' || c.relname
                        from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema', 'public')""")) {
            var tables = new TreeSet<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
