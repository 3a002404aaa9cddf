package pl.nurt.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import pl.nurt.identity.Role;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveriesChanged;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.standin.StandIns;
import pl.nurt.testing.TestKinds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From rows that wait to what the stand-ins took, over real sockets: texts filled in, pushes encrypted for their device and opened again, each
 * answer back in its row. Portal, PostgreSQL and stand-ins share the machine.
 */
public final class MessageBench {
    private static final int MESSAGES = 50;
    private static final int TARGETS = 200;

    /** As a portal that has sent before: until then the compiler of the JVM takes as much of the processors as the messages. */
    private static final int WARM_UP = 40;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchPortal portal;
    private final StandIns standIns;
    private final Connection connection;
    private int messages;

    private MessageBench(BenchPortal portal, StandIns standIns, Connection connection) {
        this.portal = portal;
        this.standIns = standIns;
        this.connection = connection;
    }

    public static void main(String[] args) throws Exception {
        try (var standIns = StandIns.start();
                var portal = BenchPortal.start(settings(standIns), TestKinds.class);
                var connection = DriverManager.getConnection(portal.url())) {
            new MessageBench(portal, standIns, connection).run();
        }
        System.exit(0);
    }

    private static List<String> settings(StandIns standIns) {
        Properties settings = standIns.settings();
        return settings.stringPropertyNames().stream()
                .map(name -> "--" + name + "=" + settings.getProperty(name))
                .toList();
    }

    private void run() throws Exception {
        devices();
        var channels = List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH);
        for (var channel : channels) {
            handOver(WARM_UP, channel);
        }
        for (var channel : channels) {
            Report.atLeast(
                    "messages handed to the stand-in and answered, %s alone".formatted(channel),
                    handOver(MESSAGES, channel),
                    1_000,
                    "/s");
        }
        Report.atLeast(
                "messages handed to the stand-ins and answered, a third each by e-mail, SMS and push",
                handOver(MESSAGES, Channel.EMAIL, Channel.SMS, Channel.PUSH),
                1_000,
                "/s");
    }

    /** Messages a second, from the commit of the rows until the last one is answered. */
    private double handOver(int count, Channel... channels) throws SQLException {
        var before = received(channels);
        for (var channel : channels) {
            queue(count, channel);
        }
        var start = System.nanoTime();
        for (var channel : channels) {
            portal.context().publishEvent(new DeliveriesChanged(channel));
        }
        while (waiting() > 0) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(waiting() + " messages were not sent");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        var rate = count * TARGETS * channels.length * 1e9 / (System.nanoTime() - start);
        if (received(channels) - before != (long) count * TARGETS * channels.length) {
            throw new IllegalStateException("the stand-ins did not get each once: " + (received(channels) - before));
        }
        return rate;
    }

    /** New messages of a hazard, which no quiet hours hold; each for every target of the channel. */
    private void queue(int count, Channel channel) throws SQLException {
        var nobody = portal.signIn(Role.RESIDENT).viewer().account();
        for (var number = 0; number < count; number++) {
            var message = portal.bean(Messages.class)
                    .send(
                            TestKinds.HAZARD,
                            Recipient.account(nobody),
                            "bench/" + messages++,
                            MessageData.none().text("place", "Młynary"));
            execute("""
                    insert into notice.delivery
                        (message_id, channel, target, push_device_id, language, state, due_at, created_at)
                    select %d, '%s', %s, %s, 'pl', 'QUEUED', now(), now()
                    from %s
                    """.formatted(
                            message.value(),
                            channel,
                            switch (channel) {
                                case EMAIL -> "'r' || n || '@poczta.example'";
                                case SMS -> "'4860' || 1000000 + n";
                                default -> "push_device_id::text";
                            },
                            channel == Channel.PUSH ? "push_device_id" : "null",
                            channel == Channel.PUSH ? "notice.push_device" : "generate_series(1, " + TARGETS + ") n"));
        }
    }

    private int waiting() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from notice.delivery where state in ('QUEUED', 'SENDING')")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private long received(Channel... channels) {
        var all = 0L;
        for (var channel : channels) {
            all += standIns.notebook(
                            switch (channel) {
                                case EMAIL -> "mail";
                                case SMS -> "sms";
                                default -> "push";
                            })
                    .count();
        }
        return all;
    }

    /** Browsers of one account, whose keys the stand-in has. */
    private void devices() throws Exception {
        var account = portal.signIn(Role.RESIDENT).viewer().account();
        var service = URI.create(standIns.settings().getProperty("nurt.notice.push.stand-in") + "/subscriptions");
        try (var http = HttpClient.newHttpClient();
                var insert = connection.prepareStatement("""
                        insert into notice.push_device (user_account_id, endpoint, p256dh, auth, name, created_at)
                        values (?, ?, ?, ?, 'Bench', now())
                        """)) {
            for (var device = 0; device < TARGETS; device++) {
                var made = http.send(
                        HttpRequest.newBuilder(service)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
                JsonNode subscription = JsonMapper.shared().readTree(made.body());
                insert.setLong(1, account.value());
                insert.setString(2, subscription.path("endpoint").asString());
                insert.setBytes(3, bytes(subscription.path("keys").path("p256dh")));
                insert.setBytes(4, bytes(subscription.path("keys").path("auth")));
                insert.executeUpdate();
            }
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getUrlDecoder().decode(base64.asString());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
