package pl.nurt.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import pl.nurt.testing.Browser;
import pl.nurt.testing.HttpTest;

@HttpTest
class DatabaseAwayTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcConnectionDetails address;

    private Browser browser = new Browser(0);

    @BeforeEach
    void takeTheDatabaseAway() throws SQLException {
        browser = new Browser(port);
        administer("alter database %s with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
    }

    @AfterEach
    void giveItBack() throws SQLException {
        administer("alter database %s with allow_connections true");
    }

    @Test
    void the_portal_lives_but_is_not_ready_until_the_database_is_back() throws SQLException {
        awaitReadiness(503);
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);

        giveItBack();

        awaitReadiness(200);
    }

    @Test
    void the_sign_in_page_opens_and_says_that_it_cannot_help_now() {
        var answer = browser.signIn("somebody", "a password");

        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?unavailable");
    }

    /** PostgreSQL ends connections when it comes round to it. */
    private void awaitReadiness(int expected) {
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(
                        () -> assertThat(status("/actuator/health/readiness")).isEqualTo(expected));
    }

    private int status(String path) {
        return browser.get(path, "Accept", "application/json").statusCode();
    }

    private void administer(String statement) throws SQLException {
        var url = address.getJdbcUrl();
        var name = url.replaceAll(".*/(\\w+).*", "$1");
        try (var connection = DriverManager.getConnection(url.replace("/" + name, "/postgres"), "postgres", "");
                var sql = connection.createStatement()) {
            sql.execute(statement.formatted(name));
        }
    }
}
