package pl.nurt.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
    /** Of those that the pool takes. */
    private static final long SHORTEST_MILLIS = 250;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcConnectionDetails address;

    @Autowired
    private HikariDataSource pool;

    private Browser browser = new Browser(0);
    private long patience;

    /** Each who asks for a connection waits that long for one, and none will come: less is enough. */
    @BeforeEach
    void takeTheDatabaseAway() throws SQLException {
        browser = new Browser(port);
        patience = pool.getConnectionTimeout();
        pool.setConnectionTimeout(SHORTEST_MILLIS);
        administer("alter database %s with allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
    }

    @AfterEach
    void giveItBack() throws SQLException {
        pool.setConnectionTimeout(patience);
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

    @Test
    void whoever_guesses_the_password_of_metrics_meanwhile_is_not_listened_to_for_long() throws Exception {
        awaitReadiness(503);
        Callable<Integer> guess = () -> metrics("guess", "198.51.100.90");
        try (var strangers = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Integer>();
            for (var one : strangers.invokeAll(Collections.nCopies(15, guess))) {
                answers.add(one.get());
            }
            assertThat(answers).containsOnly(401, 429);
            assertThat(answers.stream().filter(answer -> answer == 401)).hasSize(10);
        }
        assertThat(metrics("for-the-test", "198.51.100.90")).isEqualTo(429);
        assertThat(metrics("for-the-test", "198.51.100.91"))
                .as("metrics are needed most now")
                .isEqualTo(200);
    }

    private int metrics(String password, String address) {
        var credentials = Base64.getEncoder().encodeToString(("metrics:" + password).getBytes(StandardCharsets.UTF_8));
        return browser.get(
                        "/actuator/prometheus",
                        "Authorization",
                        "Basic " + credentials,
                        "Accept",
                        "text/plain",
                        "X-Forwarded-For",
                        address)
                .statusCode();
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
