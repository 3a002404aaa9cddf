package pl.nurt.platform.ui.feedback;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.Keys;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class ToastTest extends ViewTest {
    @BeforeEach
    void aBrowser() {
        openBrowser(Languages.POLISH);
    }

    @Test
    void what_was_done_can_be_taken_back_for_ten_seconds() {
        List<String> undone = new ArrayList<>();
        Toast.done("Przydzielono 2 sprawy", () -> undone.add("once"));
        assertThat(_get(Notification.class).getDuration()).isEqualTo(10_000);

        _click(_get(Button.class, spec -> spec.withText("Cofnij")));

        assertThat(undone).containsExactly("once");
        _assertOne(Span.class, spec -> spec.withText("Cofnięto."));
    }

    @Test
    void what_somebody_went_on_with_is_not_taken_back_and_that_is_said() {
        Toast.done("Przydzielono 2 sprawy", () -> {
            throw new StaleEditException();
        });
        _click(_get(Button.class, spec -> spec.withText("Cofnij")));

        _assertOne(
                Span.class, spec -> spec.withText("Tego nie da się już cofnąć: ktoś poszedł dalej. Zobacz historię."));
    }

    @Test
    void the_letters_of_a_whole_page_work_from_its_opening_on() {
        var page = new Div();
        Keys.page(page);

        assertThat(page.getElement().hasAttribute("data-keys")).isTrue();
        assertThat(page.getElement().getAttribute("tabindex")).isEqualTo("-1");
    }

    @Test
    void the_help_lists_the_letters_of_the_page() {
        var button = new Button("Nowa sprawa");
        Keys.letter(button, 'n');
        UI.getCurrent().add(new Div(button));

        Keys.help(UI.getCurrent());

        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("Nowa sprawa", "N", "Ctrl Enter");
        assertThat(button.getElement().getAttribute("aria-keyshortcuts")).isEqualTo("N");
    }
}
