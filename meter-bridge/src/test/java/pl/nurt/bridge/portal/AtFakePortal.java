package pl.nurt.bridge.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.config.Secret;
import pl.nurt.bridge.config.TlsSettings;
import pl.nurt.bridge.health.StatusBoard;
import pl.nurt.bridge.outbox.Outbox;
import pl.nurt.bridge.outbox.Reading;

/** An outbox, and a portal that takes what it holds. */
abstract class AtFakePortal {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    final FakePortal portal = FakePortal.start();
    final StatusBoard board = new StatusBoard();
    Outbox outbox;

    @BeforeEach
    final void open() throws IOException {
        Files.writeString(folder.resolve("key"), FakePortal.KEY);
        outbox = Outbox.open(folder.resolve("outbox.db"));
    }

    @AfterEach
    final void close() {
        outbox.close();
        portal.close();
    }

    PortalSettings settings(URI url) {
        return settings(url, Duration.ofMinutes(1));
    }

    PortalSettings settings(URI url, Duration heartbeat) {
        return new PortalSettings(
                url,
                new Secret.InFile(folder.resolve("key")),
                TlsSettings.USUAL,
                heartbeat,
                Duration.ofMillis(60),
                Duration.ofSeconds(1),
                null,
                false,
                Duration.ofSeconds(1));
    }

    PortalLink sender() {
        return Links.start(settings(portal.url()), outbox, board);
    }

    static Reading reading(int n) {
        return new Reading(
                "block-7", "31415926-APA-0A-07", NOW.plusSeconds(n), new BigDecimal("1.234"), Set.of(), null, "68ff");
    }

    static List<Reading> readings(int count) {
        return IntStream.range(0, count).mapToObj(AtFakePortal::reading).toList();
    }

    static Set<String> keys(List<Reading> readings) {
        return Set.copyOf(readings.stream().map(Reading::key).toList());
    }

    void awaitEmpty() {
        await().pollInterval(Duration.ofMillis(5)).until(() -> outbox.queued() == 0);
        assertThat(portal.violations()).isEmpty();
    }

    void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
