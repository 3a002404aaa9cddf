package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.simulator.ParkFile;

/** A browser that loses its connection says so, and shows the truth when it is back. */
class ConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void a_page_that_was_cut_off_shows_what_came_meanwhile() throws Exception {
        var demo = Demo.running();
        try (var line = new CuttableLine(demo.address());
                var park = ParkFile.load(demo.park().resolve("park.yaml"), Clock.systemUTC())
                        .start();
                var bridge =
                        BridgeRunner.start(BridgeConfig.load(demo.park().resolve("bridge.yaml")), Clock.systemUTC())) {
            var page = demo.open(line.address(), 1280, ColorScheme.LIGHT);
            Demo.signIn(page, "Anna");
            var before = shown(page);
            await().atMost(PATIENCE).until(() -> !shown(page).equals(before));

            line.cut();
            assertThat(page.locator("nurt-connection"))
                    .containsText("bez połączenia", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            var frozen = shown(page);
            await().atMost(PATIENCE).until(() -> !stored(demo.database()).equals(frozen));
            assertThat(shown(page)).isEqualTo(frozen);

            line.mend();
            await().atMost(PATIENCE).until(() -> shown(page).equals(stored(demo.database())));
            assertThat(page.locator("nurt-connection")).isEmpty();
            assertThat(page.url()).endsWith("/start");
        }
    }

    private static String shown(Page page) {
        return page.locator(".meter-index .sr-only")
                .first()
                .textContent()
                .replaceAll("[^0-9,]", "")
                .replace(',', '.');
    }

    private static String stored(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select index_m3 from metering.latest_reading join metering.meter using (meter_id) where serial_number = '31415926'
                        """)) {
            rows.next();
            return rows.getBigDecimal(1).toPlainString();
        }
    }
}
