package pl.nurt.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A PostgreSQL for tests: one server per JVM, one empty database per application context. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static int databases;

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** The address of a new, empty database. */
    public static synchronized String newDatabase() {
        var name = "nurt" + ++databases;
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException unusable) {
            throw new IllegalStateException("no database for the test", unusable);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }

    @Bean
    JdbcConnectionDetails connectionDetails() {
        var url = newDatabase();
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
