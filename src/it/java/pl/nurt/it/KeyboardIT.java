package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pl.nurt.testing.Shows;

/** A resident's, a clerk's and a technician's way with nothing but the keyboard. */
class KeyboardIT {
    /** What has the focus, through shadow roots: its name for people. */
    private static final String FOCUSED = """
        () => {
          let focused = document.activeElement;
          while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
          if (!focused) return '';
          const labels = [...(focused.labels ?? [])].map(label => label.textContent);
          return [focused.getAttribute('aria-label'), ...labels, focused.textContent].filter(Boolean).join(' ').trim();
        }\
        """;

    @Test
    @Shows("2.4")
    void a_resident_signs_in_reads_the_chart_and_finds_a_day() {
        var page = Demo.running().open(1280, ColorScheme.LIGHT);
        Demo.visit(page, "/");

        press(page, "Zaloguj się");
        page.waitForURL(Pattern.compile(".*/sign-in"));
        press(page, "Anna");
        page.waitForURL(Pattern.compile(".*/start"));
        page.locator("nurt-chart").first().waitFor();
        press(page, "Zużycie");
        page.waitForURL(Pattern.compile(".*/usage.*"));
        press(page, "Pokaż jako tabelę");

        assertThat(page.locator("nurt-chart table")).isVisible();
    }

    @Test
    void a_technician_finds_a_meter() {
        var page = Demo.running().open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Tomasz");

        page.keyboard().press("Control+k");
        page.waitForFunction("() => document.activeElement?.matches('.search-field input')");
        page.keyboard().type("31415926");
        assertThat(page.locator(".search-list [role=option][aria-selected=true]"))
                .containsText("31415926");
        page.keyboard().press("Enter");

        page.waitForURL(Pattern.compile(".*/office/meters.*"));
        assertThat(page.getByText("31415926").first()).isVisible();
    }

    @Test
    void what_is_typed_before_the_search_has_opened_is_searched_for() {
        var page = Demo.running().open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Tomasz");
        Demo.visit(page, "/office/meters");
        page.locator(".office-search").waitFor();

        page.keyboard().press("Control+k");
        page.keyboard().type("31415927");
        page.keyboard().press("Backspace");
        page.keyboard().type("6");
        page.keyboard().press("Enter");

        page.waitForURL(Pattern.compile(".*/office/meters.*meter=\\d+.*|.*/office/meters/\\d+.*"));
        assertThat(page.locator("main").getByText("31415926").first()).isVisible();
    }

    @Test
    void a_clerk_finds_a_customer_and_writes_down_what_was_said() {
        var page = Demo.running().open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Katarzyna");
        page.locator(".desk-task").first().waitFor();

        page.keyboard().press("Control+k");
        page.waitForFunction("() => document.activeElement?.matches('.search-field input')");
        page.keyboard().type("000219");
        assertThat(page.locator(".search-list [role=option][aria-selected=true]"))
                .containsText("000219");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/office/customers/\\d+"));
        assertThat(page.locator(".customer-heading")).containsText("000219");

        page.waitForFunction("() => document.activeElement?.matches('.customer-view')");
        page.keyboard().press("r");
        page.waitForFunction("() => document.activeElement?.matches('textarea')");
        page.keyboard().type("Pytała o odczyt z listopada");
        press(page, "Zapisz notatkę");

        assertThat(page.locator(".note-list").getByText("Pytała o odczyt z listopada"))
                .isVisible();
    }

    /** Tabs until something of that name has the focus, and presses Enter on it. */
    private static void press(Page page, String name) {
        page.locator("h1, [role=heading][aria-level='1']").first().waitFor();
        for (var tabs = 0; tabs < 300; tabs++) {
            page.keyboard().press("Tab");
            if (((String) page.evaluate(FOCUSED)).contains(name)) {
                page.keyboard().press("Enter");
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach: " + name);
    }
}
