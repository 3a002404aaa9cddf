package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.nurt.bridge.BridgeRunner;
import pl.nurt.bridge.config.BridgeConfig;
import pl.nurt.bridge.simulator.ParkFile;

/** The whole way: simulated meter, M-Bus gateway, bridge, portal, push, open page. */
class LiveIT {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Test
    void a_reading_shows_on_the_open_page_within_two_seconds() throws Exception {
        var demo = Demo.running();
        var page = demo.open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Anna");
        rememberWhatIsShown(page);
        var openColumn = openColumn(page);

        // Behind the demo resident's meter a tap is open, and its concentrator is polled every ten seconds.
        try (var park = ParkFile.load(demo.park().resolve("park.yaml"), Clock.systemUTC())
                        .start();
                var bridge =
                        BridgeRunner.start(BridgeConfig.load(demo.park().resolve("bridge.yaml")), Clock.systemUTC())) {
            await().atMost(Duration.ofSeconds(90)).until(() -> shown(page).size() >= 3);
        }

        var accepted = acceptedAt(demo.database());
        var shown = shown(page);
        assertThat(shown).hasSizeGreaterThanOrEqualTo(3).allSatisfy((index, at) -> {
            assertThat(accepted).containsKey(index);
            assertThat(Duration.between(accepted.get(index), at)).isLessThan(LIMIT);
        });
        assertThat(openColumn(page)).isGreaterThan(openColumn);
    }

    /** From now on the page notes when it shows which index. */
    private static void rememberWhatIsShown(Page page) {
        page.evaluate("""
                () => {
                  window.shown = {};
                  const index = document.querySelector('.meter-index');
                  const text = () => index.querySelector('.sr-only').textContent.replace(/[^0-9,]/g, '').replace(',', '.');
                  const first = text();
                  new MutationObserver(() => {
                    const now = text();
                    if (now !== first && !(now in window.shown)) window.shown[now] = Date.now();
                  }).observe(index, { subtree: true, childList: true, characterData: true });
                }""");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Instant> shown(Page page) {
        var noted = (Map<String, Number>) page.evaluate("() => window.shown");
        var shown = new HashMap<String, Instant>();
        noted.forEach((index, at) -> shown.put(index, Instant.ofEpochMilli(at.longValue())));
        return shown;
    }

    /** What the chart shows for the day that is not over; just after midnight that is nothing yet. */
    private static double openColumn(Page page) {
        page.waitForFunction("() => document.querySelector('nurt-chart')?.series");
        return ((Number)
                        page.evaluate(
                                "() => document.querySelector('nurt-chart').series.points.find(point => point.open)?.value ?? 0"))
                .doubleValue();
    }

    /** When the portal first accepted each index of the demo resident's meter. */
    private static Map<String, Instant> acceptedAt(Database database) throws SQLException {
        var accepted = new HashMap<String, Instant>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select index_m3, min(received_at) from metering.reading join metering.meter using (meter_id)
                        where serial_number = '31415926' and read_at > now() - interval '1 hour' group by index_m3
                        """)) {
            while (rows.next()) {
                accepted.put(
                        rows.getBigDecimal(1).toPlainString(),
                        rows.getTimestamp(2).toInstant());
            }
        }
        return accepted;
    }
}
