package pl.nurt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.Pages;
import pl.nurt.testing.Pages.Person;

/**
 * Every page the router knows, wide and on the smallest phone, light and dark, in both languages: axe finds nothing, and nothing is cut
 * off at the side.
 *
 * <p>A run looks at each page in one of the eight ways, another one each day; {@code ./nurt test} takes the day of the commit, so that a
 * commit's result does not change. {@code -Dnurt.look.day=2026-11-28} in the name of a failed test brings the same way again. With {@code -Dnurt.full=true} all eight are looked at.
 */
class AccessibilityIT {
    private static final boolean FULL = Boolean.getBoolean("nurt.full");
    private static final LocalDate DAY =
            LocalDate.parse(System.getProperty("nurt.look.day", LocalDate.now().toString()));

    private static final List<Window> WINDOWS = Stream.of(1280, 320)
            .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(colours -> new Window(width, colours)))
            .toList();

    /** What is looked at when something on a page is open; a room adds its own here. */
    private static final List<Opened> OPENED = List.of(
            new Opened("a calendar", "usage", Person.RESIDENT, AccessibilityIT::openCalendar),
            new Opened(
                    "the issue of a code",
                    "office/customers/{customer}",
                    Person.CUSTOMER_SERVICE,
                    AccessibilityIT::openIssue),
            new Opened(
                    "a code on the screen",
                    "office/customers/{customer}",
                    Person.CUSTOMER_SERVICE,
                    AccessibilityIT::openCode),
            new Opened(
                    "the unlinking of an account",
                    "office/customers/{customer}",
                    Person.CUSTOMER_SERVICE,
                    AccessibilityIT::openUnlinking),
            new Opened(
                    "a held time",
                    "booking/new?calendar={exchanges}&list=1",
                    Person.RESIDENT,
                    AccessibilityIT::holdTime));

    private static final Map<String, Page> BROWSERS = new HashMap<>();

    private record Window(int width, ColorScheme colours) {
        @Override
        public String toString() {
            return width + " px " + colours.name().toLowerCase(Locale.ROOT);
        }
    }

    /** One load of a page, and how it is looked at then. */
    record Look(String name, Pages.Page page, Consumer<Page> opener, Locale language, List<Window> windows) {
        @Override
        public String toString() {
            return "%s, %s, %s (-Dnurt.look.day=%s)".formatted(name, language.getLanguage(), windows, DAY);
        }
    }

    private record Opened(String name, String address, Person person, Consumer<Page> opener) {}

    static Stream<Look> pages() {
        return Pages.all().stream().flatMap(page -> looks(page.toString(), page, nothing -> {}));
    }

    static Stream<Look> opened() {
        return OPENED.stream()
                .flatMap(it -> looks(it.name(), new Pages.Page(it.address(), it.person()), it.opener()))
                .flatMap(look -> look.windows().stream()
                        // Changing the window closes what is open.
                        .map(window -> new Look(look.name, look.page, look.opener, look.language, List.of(window))));
    }

    private static Stream<Look> looks(String name, Pages.Page page, Consumer<Page> opener) {
        if (FULL) {
            return Languages.ALL.stream().map(language -> new Look(name, page, opener, language, WINDOWS));
        }
        var way = (int) Math.floorMod(name.hashCode() + DAY.toEpochDay(), 2L * WINDOWS.size());
        var language = Languages.ALL.get(way / WINDOWS.size());
        return Stream.of(new Look(name, page, opener, language, List.of(WINDOWS.get(way % WINDOWS.size()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"pages", "opened"})
    void a_page_is_for_everybody(Look look) {
        var demo = Demo.running();
        var browser = BROWSERS.computeIfAbsent(
                look.page.person() + " " + look.language, key -> demo.open(look.page.person(), look.language));
        var first = look.windows.getFirst();
        show(browser, first);
        Demo.visit(browser, "/" + look.page.address(demo::answer));
        look.opener.accept(browser);

        var faults = new ArrayList<String>();
        for (var window : look.windows) {
            show(browser, window);
            Demo.settle(browser);
            faults.addAll(cutOff(browser, window));
            faults.addAll(violations(browser, window));
        }

        assertThat(faults).as(browser.url()).isEmpty();
        // What is not there is said outside the router, in both languages at once, each marked as what it is.
        var nowhere = look.page.address().endsWith("no-such-page");
        assertThat((String) browser.evaluate(
                        "selector => [...document.querySelectorAll(selector)].map(it => it.lang).join(' ')",
                        nowhere ? "[lang]" : "html"))
                .as("languages of " + browser.url())
                .contains(look.language.getLanguage());
    }

    @AfterAll
    static void closeBrowsers() {
        BROWSERS.values().forEach(page -> page.context().close());
        BROWSERS.clear();
    }

    private static void show(Page page, Window window) {
        page.setViewportSize(window.width(), 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(window.colours()));
    }

    private static List<String> violations(Page page, Window window) {
        var onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        // Without frames of others there is nothing to gather in a window of its own, which would take longer than
        // looking.
        return new AxeBuilder(page)
                .setLegacyMode(true).options(onlyViolations).analyze().getViolations().stream()
                        .flatMap(violation -> violation.getNodes().stream()
                                .map(node -> window + ": " + violation.getId() + " at " + node.getTarget() + " – "
                                        + node.getFailureSummary()))
                        .toList();
    }

    /** A page that has just become narrow may need a moment; one that stays too wide is cut off. */
    private static List<String> cutOff(Page page, Window window) {
        try {
            page.waitForFunction(
                    "width => document.documentElement.scrollWidth <= width",
                    window.width(),
                    new Page.WaitForFunctionOptions().setTimeout(20_000));
            return List.of();
        } catch (TimeoutError tooWide) {
            return List.of(window + ": needs " + page.evaluate("() => document.documentElement.scrollWidth") + " px");
        }
    }

    private static void holdTime(Page page) {
        page.locator("button.time:not([disabled])").first().click();
        page.locator("nurt-hold").waitFor();
    }

    private static void openCalendar(Page page) {
        page.locator("vaadin-date-picker").first().evaluate("picker => picker.open()");
        page.locator("vaadin-month-calendar").first().waitFor();
        page.locator("[role=dialog][aria-label]").waitFor();
    }

    private static void openIssue(Page page) {
        page.locator(".access-card .card-aside vaadin-button").click();
        page.locator("vaadin-radio-group").waitFor();
    }

    private static void openCode(Page page) {
        openIssue(page);
        page.getByRole(AriaRole.DIALOG).locator("vaadin-button[theme~=primary]").click();
        page.locator(".access-code").waitFor();
    }

    private static void openUnlinking(Page page) {
        page.locator(".access-card .access-list li vaadin-button").first().click();
        page.getByRole(AriaRole.DIALOG).locator("vaadin-text-area").waitFor();
    }
}
