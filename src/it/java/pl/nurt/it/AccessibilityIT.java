package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view, wide and on the smallest phone, light and dark: axe finds nothing, and nothing is cut off at the side. */
class AccessibilityIT {
    private static final List<String> PUBLIC = List.of("/", "/sign-in", "/accessibility", "/no-such-page");
    private static final List<String> RESIDENT =
            List.of("/start", "/usage", "/usage?period=day", "/more", "/no-such-page");
    private static final List<String> OFFICE = List.of(
            "/office/meters",
            "/office/meters/1",
            "/office/concentrators",
            "/office/concentrators?id=1",
            "/office/concentrators/1/search",
            "/office/bridges/1",
            "/office/bridges/1/concentrator",
            "/office/bridges/1/concentrator?code=sw-01",
            "/office/quarantine",
            "/office/meters/999999");

    static Stream<Arguments> windows() {
        return Stream.of(1280, 320)
                .flatMap(width ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(colours -> Arguments.of(width, colours)));
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @MethodSource("windows")
    void public_pages(int width, ColorScheme colours) {
        var page = Demo.running().open(width, colours);

        assertAccessible(page, PUBLIC, width);
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @MethodSource("windows")
    void the_residents_portal(int width, ColorScheme colours) {
        var page = Demo.running().open(width, colours);
        Demo.signIn(page, "Anna");

        assertAccessible(page, RESIDENT, width);
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @MethodSource("windows")
    void the_office(int width, ColorScheme colours) {
        var page = Demo.running().open(width, colours);
        Demo.signIn(page, "Tomasz");

        assertAccessible(page, OFFICE, width);
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @MethodSource("windows")
    void an_open_calendar(int width, ColorScheme colours) {
        var page = Demo.running().open(width, colours);
        Demo.signIn(page, "Anna");
        Demo.visit(page, "/usage");
        page.locator("vaadin-date-picker").first().evaluate("picker => picker.open()");
        page.locator("vaadin-month-calendar").first().waitFor();
        page.locator("[role=dialog][aria-label]").waitFor();

        var faults = faults(page, "the calendar");
        page.context().close();
        assertThat(faults).isEmpty();
    }

    private static List<String> faults(Page page, String where) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(violation -> violation.getNodes().stream()
                                .map(node -> where + ": " + violation.getId() + " at " + node.getTarget() + " – "
                                        + node.getFailureSummary()))
                        .toList();
    }

    private static void assertAccessible(Page page, List<String> paths, int width) {
        var faults = new ArrayList<String>();
        for (var path : paths) {
            Demo.visit(page, path);
            faults.addAll(faults(page, path));
            var needed = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
            if (needed > width) {
                faults.add(path + ": needs " + needed + " px");
            }
        }
        page.context().close();
        assertThat(faults).isEmpty();
    }
}
