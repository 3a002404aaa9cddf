package pl.nurt.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a script of deploy/ has psql do, read as psql reads it; a test machine need not have psql. */
final class PsqlScript {
    private static final Pattern PART =
            Pattern.compile("\\npsql [^\\n]*--username (\\S+) --dbname (\\S+) <<'SQL'\\n((?s:.*?))\\nSQL(?=\\n)");
    private static final Pattern SET = Pattern.compile("\\\\set (\\w+) `cat \"\\$(\\w+)\"`");
    private static final Pattern OF_THE_OPERATOR = Pattern.compile("\"\\$\\{PGUSER:-\\$POSTGRES_USER}\"");

    private PsqlScript() {}

    /** One call of psql. */
    record Part(String role, String database, List<String> statements) {
        /** Statement by statement, as psql sends them. */
        void run(Connection connection) throws SQLException {
            try (var statement = connection.createStatement()) {
                for (var one : statements) {
                    statement.execute(one);
                }
            }
        }
    }

    /** @param passwords by the variable of the script that names the file */
    static List<Part> read(Path file, Map<String, String> passwords) throws IOException {
        var script = Files.readString(file);
        var parts = new ArrayList<Part>();
        for (var part : PART.matcher(script).results().toList()) {
            var role = OF_THE_OPERATOR.matcher(part.group(1)).matches() ? "postgres" : part.group(1);
            parts.add(new Part(role, part.group(2), statements(script, part.group(3), passwords)));
        }
        return parts;
    }

    private static List<String> statements(String script, String body, Map<String, String> passwords) {
        var values = new HashMap<String, String>();
        var statements = new ArrayList<String>();
        var open = new StringBuilder();
        for (var line : body.lines().toList()) {
            if (line.startsWith("\\")) {
                var set = SET.matcher(line);
                assertThat(set.matches()).as(line).isTrue();
                assertThat(script).as("what psql starts knows the name").contains("export " + set.group(2) + "=");
                assertThat(passwords).containsKey(set.group(2));
                values.put(set.group(1), passwords.getOrDefault(set.group(2), ""));
                continue;
            }
            open.append(line).append('\n');
            var text = open.toString();
            if (line.endsWith(";") && text.split("\\$\\$", -1).length % 2 == 1) {
                statements.add(filledIn(text, values));
                open.setLength(0);
            }
        }
        assertThat(open.toString()).isBlank();
        return statements;
    }

    private static String filledIn(String sql, Map<String, String> values) {
        var filled = sql;
        for (var value : values.entrySet()) {
            filled = filled.replace(
                    ":'" + value.getKey() + "'", "'" + value.getValue().replace("'", "''") + "'");
        }
        assertThat(filled).as("every variable is set").doesNotContainPattern("[^:]:'\\w+'");
        return filled;
    }
}
