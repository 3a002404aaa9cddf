package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A portal is killed again and again while it hands messages over: none is lost. A text is taken once by its number; of e-mails and pushes,
 * which have no such number, at most what a dead worker had in hand is handed over once more, under the same name, so that mailboxes and
 * devices show it once.
 */
@Tag("crash")
class MessagesCrashIT {
    private static final int ROUNDS = Integer.getInteger("nurt.crash.rounds", 3);
    private static final int EACH = 1_500;
    private static final int DEVICES = 40;
    private static final int MESSAGES_TO_DEVICES = 20;

    /** Of three workers, 200 rows each. */
    private static final int MOST_IN_HAND = 600;

    private static final String MESSAGE = """
            insert into notice.message (kind, topic, cause, data, urgent, waits, needs_consent, prompt, created_at, expires_at)
            select 'notice.message.address-code', 'ACCOUNT', 'crash/' || n, '{"code": {"text": "123456"}}',
                false, false, false, false, now(), now() + interval '3 days' from generate_series(1, %d) as n
            """.formatted(MESSAGES_TO_DEVICES);
    private static final String WRITTEN = """
            insert into notice.delivery (message_id, channel, target, language, state, due_at, created_at)
            select (select min(message_id) from notice.message), '%s', %s, 'pl', 'QUEUED', now(), now() from generate_series(1, %d) as n
            """;
    private static final String PUSHED = """
            insert into notice.delivery
                (message_id, channel, target, user_account_id, push_device_id, language, state, due_at, created_at)
            select message_id, 'PUSH', push_device_id::text, user_account_id, push_device_id, 'pl', 'QUEUED', now(), now()
            from notice.message cross join notice.push_device
            """;

    @TempDir
    private Path folder;

    private final Random random = new Random(4711);
    private Database database;
    private StandInProcess standIns;
    private int port;

    @BeforeEach
    void start() throws Exception {
        database = Database.migratedOn(folder.resolve("data"));
        standIns = StandInProcess.start(folder);
        port = Processes.freePort();
    }

    @AfterEach
    void stop() {
        standIns.close();
        database.close();
    }

    @Test
    void messages_are_handed_over_by_portals_that_are_killed_in_the_middle_of_it() throws Exception {
        queue();
        var all = 2 * EACH + DEVICES * MESSAGES_TO_DEVICES;

        for (var round = 1; round <= ROUNDS; round++) {
            var killed = portal();
            var enough = all * round / (ROUNDS + 2);
            await().atMost(Processes.PATIENCE).until(() -> left() >= enough);
            Thread.sleep(random.nextInt(200));
            killed.kill();
            leasesEnd();
        }
        var last = portal();
        try {
            await().atMost(Processes.PATIENCE).until(() -> waiting() == 0);
        } finally {
            last.close();
        }

        assertThat(database.count(
                        "select count(*) from notice.delivery where state not in ('SENT', 'DELIVERED', 'UNKNOWN')"))
                .isZero();
        assertThat(database.count("select count(*) from notice.delivery where channel = 'SMS' and state = 'UNKNOWN'"))
                .isZero();
        assertThat(standIns.times("sms"))
                .hasSize(EACH)
                .allSatisfy((row, times) -> assertThat(times).isEqualTo(1));
        assertHandedOver("mail", EACH, "EMAIL");
        assertHandedOver("push", DEVICES * MESSAGES_TO_DEVICES, "PUSH");
    }

    /** Each arrived under its own name; what came twice was in the hands of a worker that was killed, and nothing came a third time. */
    private void assertHandedOver(String standIn, int rows, String channel) throws Exception {
        var times = standIns.times(standIn);
        var unknown = database.count(
                "select count(*) from notice.delivery where state = 'UNKNOWN' and channel = '" + channel + "'");
        // What nobody knows of may have arrived or not; everything else has.
        assertThat(times.size()).isBetween(rows - (int) unknown, rows);
        assertThat(times.values()).allMatch(count -> count <= 2);
        assertThat(times.values().stream().filter(count -> count == 2).count())
                .isLessThanOrEqualTo((long) ROUNDS * MOST_IN_HAND);
        assertThat(database.count(
                        "select count(*) from notice.delivery where lost > 0 and channel = '" + channel + "'"))
                .isGreaterThanOrEqualTo(
                        times.values().stream().filter(count -> count == 2).count());
    }

    private void queue() throws Exception {
        var devices = new ArrayList<String>();
        for (var i = 0; i < DEVICES; i++) {
            var made = standIns.subscribe();
            devices.add("('%s', decode('%s', 'hex'), decode('%s', 'hex'))"
                    .formatted(
                            made.path("endpoint").asString(),
                            hex(made.path("keys").path("p256dh").asString()),
                            hex(made.path("keys").path("auth").asString())));
        }
        run(List.of(
                "insert into identity.user_account (login, display_name, password_hash, created_at)"
                        + " values ('crash', 'Jan Testowy', '{none}', now())",
                """
                insert into notice.push_device (user_account_id, endpoint, p256dh, auth, name, created_at)
                select (select user_account_id from identity.user_account where login = 'crash'), made.*, 'Chrome', now()
                from (values %s) as made""".formatted(String.join(", ", devices)),
                MESSAGE,
                WRITTEN.formatted("SMS", "'48600' || lpad(n::text, 6, '0')", EACH),
                WRITTEN.formatted("EMAIL", "'p' || n || '@poczta.example'", EACH),
                PUSHED));
    }

    private static String hex(String base64) {
        return java.util.HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    }

    private void run(List<String> statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Instead of waiting for it: the workers that held these are dead, and so is what the database still did for them. */
    private void leasesEnd() throws SQLException {
        await().atMost(Processes.PATIENCE)
                .until(() -> database.count(
                                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
                        == 0);
        run(List.of("update notice.delivery set leased_until = now() - interval '1 second' where state = 'SENDING'"));
    }

    private long left() throws SQLException {
        return database.count("select count(*) from notice.delivery where state in ('SENT', 'DELIVERED')");
    }

    private long waiting() throws SQLException {
        return database.count("select count(*) from notice.delivery where state in ('QUEUED', 'SENDING')");
    }

    /** Slow enough that each kill finds it at work. */
    private Portal portal() {
        var settings = new ArrayList<>(standIns.arguments());
        settings.addAll(List.of(
                "--nurt.notice.portal-url=http://localhost:" + port,
                "--nurt.notice.mail.per-second=300",
                "--nurt.notice.sms.per-second=300",
                "--nurt.notice.push.per-second=300"));
        return Portal.start(database, port, folder.resolve("portal.log"), settings.toArray(String[]::new));
    }
}
