package pl.nurt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.metering.Metering;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class MigrationsTest {
    // The first fifteen were numbered; what the portal may do is granted anew after each.
    private static final Pattern NAME =
            Pattern.compile("(V00\\d\\d|V20\\d{10}|R)__[a-z]+_[a-z0-9_]+\\.sql|afterMigrate__grants\\.sql");

    @Autowired
    private DSLContext db;

    /** Two rooms built at the same time cannot take the same number, and what is repeated is a function or a view. */
    @Test
    void a_migration_is_named_by_the_minute_it_was_written_and_its_room() throws IOException {
        try (var files = Files.list(Path.of("../db-migrations/sql"))) {
            var names = files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).allMatch(name -> NAME.matcher(name).matches());
            assertThat(names.stream()
                            .map(name -> name.substring(0, name.indexOf("__")))
                            .filter(name -> name.startsWith("V")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void an_empty_database_gets_the_whole_schema() {
        assertThat(db.meta().getSchemas("metering")).isNotEmpty();
        assertThat(db.fetchCount(Metering.METERING.READING)).isZero();
    }
}
