package pl.nurt.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What only a browser shows of the kit: keys, focus, and the question before what was typed is lost. */
class KitIT {
    @Test
    void a_list_is_searched_opened_and_closed_by_keys() {
        var page = office("/office/meters");
        page.locator("h1").click();

        page.keyboard().press("/");
        page.keyboard().type("3");
        page.waitForURL(Pattern.compile(".*q=3.*"));
        // The rows that were there before are about to go.
        Demo.settle(page);
        page.locator("vaadin-grid-cell-content b").first().click();
        page.waitForURL(Pattern.compile(".*meter=\\d+.*"));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator(".office-detail h2").first()).isVisible();

        page.keyboard().press("Escape");
        page.waitForURL(Pattern.compile("^(?!.*meter=).*$"));
    }

    @Test
    void a_question_mark_lists_the_keys() {
        var page = office("/office/meters");
        page.locator("h1").click();

        page.keyboard().press("?");

        assertThat(page.locator("vaadin-dialog.key-help")).containsText("Ctrl Enter");
    }

    @Test
    void a_dialog_gives_the_focus_to_its_field_and_keeps_what_was_typed() {
        var page = office("/office/concentrators");
        page.getByText("Dodaj most").first().click();
        var field = field(page);
        assertThat(field).isFocused();
        page.keyboard().type("Most bez sensu");
        page.keyboard().press("Control+Enter");
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).isFocused();

        page.keyboard().press("Escape");
        assertThat(page.getByText("Wyjść bez zapisania?")).isVisible();
        page.getByText("Wróć do pisania").click();
        assertThat(field).hasValue("Most bez sensu");
    }

    @Test
    void closing_the_window_asks_while_something_is_typed() throws Exception {
        var page = office("/office/concentrators");
        page.getByText("Dodaj most").first().click();
        field(page).click();
        page.keyboard().type("most-9");
        var asked = new CompletableFuture<String>();
        page.onDialog((Dialog question) -> {
            asked.complete(question.type());
            question.dismiss();
        });

        page.close(new Page.CloseOptions().setRunBeforeUnload(true));
        page.waitForCondition(asked::isDone);

        assertThat(asked.get(1, TimeUnit.SECONDS)).isEqualTo("beforeunload");
    }

    /** An e-mail address may be one word of 254 letters. */
    @Test
    void words_of_any_length_stay_within_their_cards() {
        var page = office("/office/customers");
        page.locator("vaadin-grid-cell-content a").first().click();
        page.waitForURL(Pattern.compile(".*/office/customers/\\d+"));
        Demo.settle(page);
        var typed = ".key-values dd :is(a, span), .note-text, .page-heading h1, .place-head h3 a";
        page.evaluate(
                "typed => document.querySelectorAll(typed).forEach(each => (each.textContent = 'w'.repeat(254)))",
                typed);

        for (var width : new int[] {1280, 320}) {
            page.setViewportSize(width, 900);
            page.waitForFunction(
                    "typed => [...document.querySelectorAll(typed)]"
                            + ".every(each => each.getBoundingClientRect().right <= window.innerWidth)",
                    typed);
        }
    }

    private static Locator field(Page page) {
        return page.locator(".form-dialog input").first();
    }

    private static Page office(String path) {
        var page = Demo.running().open(1280, ColorScheme.LIGHT);
        Demo.signIn(page, "Tomasz");
        Demo.visit(page, path);
        return page;
    }
}
