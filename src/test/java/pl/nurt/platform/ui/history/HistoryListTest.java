package pl.nurt.platform.ui.history;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.nurt.platform.ui.history.HistoryEntry.Change;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.ViewTest;

class HistoryListTest extends ViewTest {
    private static final Instant NOON = Instant.parse("2026-11-28T11:00:00Z");

    @BeforeEach
    void aBrowser() {
        openBrowser(Languages.POLISH);
    }

    @Test
    void a_step_says_who_when_and_what_was_before() {
        show(List.of(new HistoryEntry(
                NOON,
                "Jan Kowal",
                "zmieniono adres",
                List.of(new Change("Ulica", "Polna 18", "Polna 20"), new Change("Telefon", "55 249 00 00", null)),
                "na prośbę odbiorcy")));

        assertThat(_get(ListItem.class).getElement().getTextRecursively())
                .contains("zmieniono adres", "28.11.2026 12:00", "Jan Kowal", "było Polna 18", "jest Polna 20")
                .contains("usunięto", "na prośbę odbiorcy");
    }

    @Test
    void what_was_before_is_fetched_by_the_button() {
        show(IntStream.range(0, 5)
                .mapToObj(hour -> HistoryEntry.of(NOON.minusSeconds(hour * 3600L), null, "krok " + hour))
                .toList());
        assertThat(_find(ListItem.class)).hasSize(3);

        _click(_get(Button.class, spec -> spec.withText("Pokaż wcześniejsze")));

        assertThat(_find(ListItem.class)).hasSize(5);
        _assertNone(Button.class);
    }

    @Test
    void an_empty_one_says_so() {
        show(List.of());

        assertThat(_get(Paragraph.class).getText()).isEqualTo("Nic się jeszcze nie działo.");
    }

    private static void show(List<HistoryEntry> steps) {
        UI.getCurrent()
                .add(new HistoryList<HistoryEntry>(
                        "Historia",
                        3,
                        (after, size) -> steps.stream()
                                .filter(step -> after == null || step.at().isBefore(after.at()))
                                .limit(size)
                                .toList(),
                        step -> step));
    }
}
