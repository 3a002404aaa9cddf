package pl.nurt.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A PostgreSQL for tests: one server per JVM, migrated once; each application context gets a copy of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    private static final String MIGRATED = "migrated";

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The address of a new, empty database. */
    public static String newDatabase() {
        return database("template1");
    }

    /** The address of a new database with every migration, which takes a fifth of a second however many there are. */
    public static String migratedDatabase() {
        Migrated.once();
        return database(MIGRATED);
    }

    /** The first who asks migrates the template. */
    private static final class Migrated {
        static {
            database(MIGRATED, "template1");
            Flyway.configure()
                    .dataSource(SERVER.getDatabase("postgres", MIGRATED))
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }

        private static void once() {}
    }

    private static String database(String template) {
        return database("nurt" + NUMBERS.incrementAndGet(), template);
    }

    private static String database(String name, String template) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException unusable) {
            throw new IllegalStateException("no database for the test", unusable);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }

    @Bean
    JdbcConnectionDetails connectionDetails() {
        var url = migratedDatabase();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
