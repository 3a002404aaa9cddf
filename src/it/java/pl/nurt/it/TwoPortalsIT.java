package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two portals on one database behind a real nginx: they are one to whoever looks at them, also when one is killed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoPortalsIT {
    @TempDir
    private static Path folder;

    private static @Nullable Portal second;

    /** Started once for both tests, for a start is most of what they take; the one that kills it comes last. */
    @BeforeAll
    static void twoPortals() {
        if (Nginx.installed().isEmpty()) {
            System.err.println("SKIPPED: two portals behind nginx (apt-get install nginx-light)");
        }
        assumeTrue(Nginx.installed().isPresent(), "nginx is not installed: apt-get install nginx-light");
        second = another(Demo.running());
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
        }
    }

    @Test
    @Order(2)
    void a_page_lives_on_the_readings_of_the_other_portal_and_outlives_its_own() throws Exception {
        var demo = Demo.running();
        // The bridge of the demo delivers to the demo's own portal; pages are served by another one.
        var other = second();
        try (var nginx = Nginx.before(other.port(), demo.address().getPort(), folder.resolve("nginx"))) {
            var page = demo.open(nginx.address(), 1280, ColorScheme.LIGHT);
            signIn(page, "anna");
            assertThat(servedBy(page)).isEqualTo("one");
            var before = shown(page);

            try (var meters = MovingMeters.of(demo)) {
                await().atMost(Processes.PATIENCE).until(() -> !shown(page).equals(before));
            }

            Demo.visit(page, "/usage?span=24h");
            other.kill();

            assertThat(page.locator(".page-news"))
                    .containsText(
                            "przepadło",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(Processes.PATIENCE.toMillis()));
            assertThat(page).hasURL(Pattern.compile("/usage\\?span=24h$"));
            assertThat(servedBy(page)).isEqualTo("two");
            page.getByText("Zamknij").click();
            assertThat(page.locator(".page-news")).hasCount(0);
            Demo.visit(page, "/start");
            assertThat(page.url()).endsWith("/start");
            await().atMost(Processes.PATIENCE).until(() -> shown(page).equals(MovingMeters.stored(demo.database())));
            assertThat(page.locator(".page-news")).hasCount(0);
        }
    }

    @Test
    @Order(1)
    void who_signs_out_everywhere_is_signed_out_on_the_other_portal() {
        var here = Demo.running().open(1280, ColorScheme.LIGHT);
        signIn(here, "ewa");
        var there = Demo.running().open(second().address(), 1280, ColorScheme.LIGHT);
        signIn(there, "ewa");
        there.navigate("/more");
        // Open for the portal only once the page has said that it is there.
        there.getByText("Wyloguj wszędzie").first().waitFor();

        here.navigate("/more");
        here.getByText("Wyloguj wszędzie").first().click();
        here.locator("vaadin-button[slot=confirm-button]").click();

        there.waitForURL(Pattern.compile("/sign-in"));
    }

    private static Portal second() {
        return Objects.requireNonNull(second);
    }

    /** On the demo's database, which it finds filled; as a demo too, for elsewhere the demo's people have no password. */
    private static Portal another(Demo demo) {
        return Portal.start(
                demo.database(),
                Processes.freePort(),
                folder.resolve("other.log"),
                "--nurt.demo.enabled=true",
                "--nurt.demo.billed-months=0",
                "--nurt.demo.fill=false");
    }

    private static void signIn(Page page, String login) {
        page.navigate("/sign-in");
        page.locator("input[name=username]").first().fill(login);
        page.locator("input[name=password]").first().fill("nurt-demo");
        page.locator("input[name=password]").first().press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private static String servedBy(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("NURT_PORTAL"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private static String shown(Page page) {
        return ShownIndexes.plain(page.locator(".meter-index .sr-only").first().textContent());
    }
}
