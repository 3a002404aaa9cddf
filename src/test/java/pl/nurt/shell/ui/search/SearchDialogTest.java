package pl.nurt.shell.ui.search;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static pl.nurt.db.identity.Tables.AUDIT_ENTRY;

import com.github.mvysny.kaributesting.v10.ShortcutsKt;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyPressEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import pl.nurt.identity.Role;
import pl.nurt.identity.audit.AuditKind;
import pl.nurt.platform.ui.search.SearchHit;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.testing.OfficeViewTest;

/** Ctrl K without a browser: what a clerk types at the telephone, and what comes of it. */
class SearchDialogTest extends OfficeViewTest {
    @Autowired
    private List<SearchSource> sources;

    @Autowired
    private DSLContext db;

    @BeforeEach
    void register() {
        var place = park.place("Młynary", "Kopernika", "16");
        park.customer("000391", "Ewa Dąbrowska", place);
        park.install(park.meter("22632506"), place, now.minusSeconds(3_600));
        park.customer("000392", "Jan Wrona", park.place("Młynary", "Kopernika", "18"));
    }

    @Test
    void a_street_and_number_find_the_customer_the_place_and_the_meter_each_in_its_group() {
        ask("kopernika 16", sources);

        assertThat(_find(Paragraph.class, spec -> spec.withClasses("search-group")))
                .extracting(Paragraph::getText)
                .startsWith("Odbiorcy", "Punkty poboru", "Wodomierze");
        assertThat(lines())
                .anyMatch(line -> line.startsWith("Ewa Dąbrowska"))
                .noneMatch(line -> line.contains("Wrona"));
    }

    @Test
    void polish_letters_and_capitals_need_not_be_typed() {
        ask("DABROWSKA", sources);

        assertThat(lines()).anyMatch(line -> line.startsWith("Ewa Dąbrowska"));
        assertThat(marked().getElement().getOuterHTML()).contains("<mark>Dąbrowska</mark>");
    }

    @Test
    void the_marked_line_is_shown_beside_the_list_and_the_arrows_go_round() {
        ask("kopernika 16", sources);
        _assertOne(H3.class, spec -> spec.withText("Ewa Dąbrowska"));
        var first = marked();

        ShortcutsKt._fireShortcut(field(), Key.ARROW_DOWN);
        assertThat(marked()).isNotEqualTo(first);

        ShortcutsKt._fireShortcut(field(), Key.ARROW_UP);
        ShortcutsKt._fireShortcut(field(), Key.ARROW_UP);
        assertThat(marked()).isEqualTo(_find(SearchLine.class).getLast());
    }

    @Test
    void enter_opens_what_is_marked_and_the_search_is_gone() {
        ask("ewa dąbrowska", sources);

        enter();

        _assertOne(H1.class, spec -> spec.withText("Ewa Dąbrowska"));
        assertThat(_find(SearchDialog.class)).noneMatch(SearchDialog::isOpened);
    }

    @Test
    void a_click_opens_too() {
        ask("22632506", sources);

        _click(marked());

        _assertOne(H1.class, spec -> spec.withText("Wodomierz 22632506"));
    }

    @Test
    void a_page_is_found_by_the_beginning_of_a_word_of_its_name() {
        ask("kwaran", sources);

        assertThat(lines()).singleElement().asString().startsWith("Kwarantanna");

        enter();

        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("office/quarantine");
    }

    @Test
    void after_a_greater_than_sign_only_pages_are_shown_and_only_those_one_may_open() {
        ask(">", sources);
        var all = lines();
        assertThat(all).hasSizeGreaterThan(5).anyMatch(line -> line.startsWith("Wodomierze"));
        assertThat(all).noneMatch(line -> line.startsWith("Bezpieczeństwo"));

        _setValue(field(), "> wodo");

        assertThat(lines()).singleElement().asString().startsWith("Wodomierze");
    }

    @Test
    void what_nobody_has_is_said_in_words() {
        ask("nikt taki", sources);

        _assertOne(Paragraph.class, spec -> spec.withText("Nic takiego nie ma. Sprawdź pisownię albo wpisz mniej."));
        _assertOne(Span.class, spec -> spec.withText("0 wyników"));
        assertThat(_find(SearchLine.class)).isEmpty();
    }

    @Test
    void a_room_that_cannot_answer_does_not_silence_the_others() {
        ask("ewa", Stream.concat(Stream.of(new Unreachable()), sources.stream()).toList());

        assertThat(lines()).anyMatch(line -> line.startsWith("Ewa Dąbrowska"));
    }

    @Test
    void what_was_chosen_is_noted_with_the_words_and_what_was_typed_over_is_not() {
        ask("kop", sources);
        _setValue(field(), "kopernika 16");

        enter();

        assertThat(asked()).containsOnly("kopernika 16");
    }

    @Test
    void what_stands_for_a_second_is_noted_once() {
        ask("kopernika 16", sources);
        assertThat(asked()).isEmpty();

        fire(_get(SearchDialog.class), "shown-a-while");
        assertThat(asked()).containsOnly("kopernika 16").hasSize(3);

        fire(_get(SearchDialog.class), "shown-a-while");
        assertThat(asked()).hasSize(3);
    }

    /** The words in the log, by each group that was shown. */
    private List<String> asked() {
        return db.select(AUDIT_ENTRY.NOTE)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.KIND.eq(AuditKind.LOOK), AUDIT_ENTRY.NOTE.isNotNull())
                .fetch(AUDIT_ENTRY.NOTE);
    }

    private void ask(String query, List<SearchSource> asked) {
        open("office/notices", Role.CUSTOMER_SERVICE);
        var dialog = new SearchDialog(asked);
        UI.getCurrent().add(dialog);
        dialog.ask();
        _setValue(field(), query);
    }

    private static TextField field() {
        return _get(TextField.class, spec -> spec.withLabel("Szukaj"));
    }

    private static void enter() {
        ComponentUtil.fireEvent(field(), new KeyPressEvent(field(), "Enter"));
    }

    private static List<String> lines() {
        return _find(SearchLine.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .toList();
    }

    private static SearchLine marked() {
        return _get(
                SearchLine.class,
                spec -> spec.withPredicate(
                        line -> "true".equals(line.getElement().getAttribute("aria-selected"))));
    }

    private static final class Unreachable implements SearchSource {
        @Override
        public int order() {
            return 0;
        }

        @Override
        public String titleKey() {
            return "shell.search.results";
        }

        @Override
        public List<SearchHit> find(String query, int most) {
            throw new QueryTimeoutException("too slow");
        }
    }
}
