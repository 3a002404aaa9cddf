package pl.nurt.notice.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.TestDatabase;

/** Workers that end deliveries of one message in transactions of their own, at the same moment. */
class SecretsTest {
    private static final String DATABASE = TestDatabase.migratedDatabase();

    @Test
    void a_secret_is_wiped_when_two_workers_end_its_last_deliveries_at_once() throws Exception {
        try (var watcher = connect();
                var first = connect();
                var second = connect();
                var threads = Executors.newSingleThreadExecutor()) {
            twoDeliveries(watcher);
            first.setAutoCommit(false);
            second.setAutoCommit(false);

            end(first, "a@poczta.example");
            var other = threads.submit(() -> {
                end(second, "b@poczta.example");
                second.commit();
                return null;
            });
            await().atMost(Duration.ofMinutes(1)).until(() -> other.isDone() || waitsForTheFirst(watcher));
            first.commit();
            other.get();

            assertThat(text(watcher, "select data::text from notice.message")).isEqualTo("{}");
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(DATABASE, "postgres", "");
    }

    private static void twoDeliveries(Connection connection) throws SQLException {
        execute(connection, """
                insert into notice.message
                    (kind, topic, cause, data, urgent, waits, needs_consent, secrets, created_at, expires_at)
                values ('test.message.code', 'ACCOUNT', 'code/1', '{"code": {"text": "4711"}}', false, false, false,
                    '{code}', now(), now() + interval '1 day')
                """);
        execute(connection, """
                insert into notice.delivery
                    (message_id, channel, target, language, state, leased_until, due_at, created_at)
                select message_id, 'EMAIL', target, 'pl', 'SENDING', now() + interval '2 minutes', now(), now()
                from notice.message, unnest(array['a@poczta.example', 'b@poczta.example']) as target
                """);
    }

    private static void end(Connection connection, String target) throws SQLException {
        execute(
                connection,
                "update notice.delivery set state = 'SENT', leased_until = null where target = '%s'".formatted(target));
    }

    private static boolean waitsForTheFirst(Connection connection) throws SQLException {
        return Integer.parseInt(
                        text(
                                connection,
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
                > 0;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
