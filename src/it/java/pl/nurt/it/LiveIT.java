package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.Shows;

/** The whole way: simulated meter, M-Bus gateway, bridge, portal, push, open page. How fast it is, {@code ./nurt bench} tells. */
class LiveIT {
    private static MovingMeters meters;

    private final Demo demo = Demo.running();

    @BeforeAll
    static void openTheTap() throws Exception {
        meters = MovingMeters.of(Demo.running());
    }

    @AfterAll
    static void closeTheTap() {
        meters.close();
    }

    @Test
    @Shows("2.1")
    void readings_show_on_the_open_page_by_themselves() throws Exception {
        var page = demo.open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Anna");
        var shown = ShownIndexes.on(page);
        var openColumn = openColumn(page);

        await().atMost(Processes.PATIENCE).until(() -> shown.byIndex().size() >= 3);

        assertThat(ShownIndexes.acceptedAt(demo.database()))
                .containsKeys(shown.byIndex().keySet().toArray(String[]::new));
        assertThat(openColumn(page)).isGreaterThan(openColumn);
        page.context().close();
    }

    /** A browser that loses its connection says so, and shows the truth when it is back. */
    @Test
    void a_page_that_was_cut_off_shows_what_came_meanwhile() throws Exception {
        try (var line = new CuttableLine(demo.address())) {
            var page = demo.open(line.address(), 1280, ColorScheme.LIGHT);
            Demo.signIn(page, "Anna");
            var before = shown(page);
            await().atMost(Processes.PATIENCE).until(() -> !shown(page).equals(before));

            line.cut();
            assertThat(page.locator("nurt-connection"))
                    .containsText(
                            "bez połączenia",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(Processes.PATIENCE.toMillis()));
            var frozen = shown(page);
            await().atMost(Processes.PATIENCE)
                    .until(() -> !MovingMeters.stored(demo.database()).equals(frozen));
            assertThat(shown(page)).isEqualTo(frozen);

            var meanwhile = new BigDecimal(MovingMeters.stored(demo.database()));
            line.mend();
            // The meter goes on, so the page may show even more.
            await().atMost(Processes.PATIENCE).until(() -> new BigDecimal(shown(page)).compareTo(meanwhile) >= 0);
            assertThat(page.locator("nurt-connection")).isEmpty();
            assertThat(page.url()).endsWith("/start");
            page.context().close();
        }
    }

    private static String shown(Page page) {
        return ShownIndexes.plain(page.locator(".meter-index .sr-only").first().textContent());
    }

    /** What the chart shows for the day that is not over; just after midnight that is nothing yet. */
    private static double openColumn(Page page) {
        page.waitForFunction("() => document.querySelector('nurt-chart')?.series");
        return ((Number) page.evaluate("() => document.querySelector('nurt-chart').series.points.find(point =>"
                        + " point.open)?.value ?? 0"))
                .doubleValue();
    }
}
