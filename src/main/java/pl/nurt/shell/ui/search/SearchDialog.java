package pl.nurt.shell.ui.search;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.search.SearchHit;
import pl.nurt.platform.ui.search.SearchSource;
import pl.nurt.platform.ui.search.ShownAWhile;

/**
 * The office's search, over any page: answers of all rooms in groups while one types, what is marked shown beside them. Arrows mark, Enter
 * opens, Escape closes and the focus returns to where it was. After {@code >} only places to go and things to do are shown.
 */
public final class SearchDialog extends Dialog {
    private static final Logger log = LoggerFactory.getLogger(SearchDialog.class);
    private static final int MOST_OF_A_GROUP = 5;
    private static final int MOST_ACTIONS = 30;

    /** Before the words it asks for actions alone. */
    private static final String ACTIONS = ">";

    private static final int LONGEST = 120;
    private static final int PATIENCE_MILLIS = 120;

    private final List<SearchSource> sources;
    private final TextField field = new TextField();
    private final Span count = new Span();
    private final Div list = new Div();
    private final Div preview = new Div();
    private final List<SearchLine> lines = new ArrayList<>();
    private final ShownAWhile shown = new ShownAWhile(this);
    private int marked = -1;

    public SearchDialog(List<SearchSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(SearchSource::order))
                .toList();
        addClassName("search-dialog");
        getElement().setAttribute("aria-label", getTranslation("shell.office.search"));
        setTop("8px");
        setWidth("880px");
        list.addClassName("search-list");
        list.setId("office-search-list");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", getTranslation("shell.search.results"));
        preview.addClassName("search-preview");
        preview.getElement().setAttribute("aria-live", "polite");
        count.addClassNames("tiny", "muted");
        count.getElement().setAttribute("role", "status");
        var body = new Div(list, preview);
        body.addClassName("search-body");
        add(head(), body, keys());
        find();
    }

    /**
     * Opens with what was asked before marked, so that typing replaces it, or with what was typed since the person wanted to search:
     * {@code frontend/search-keys.ts}.
     */
    public void ask() {
        open();
        field.focus();
    }

    private Div head() {
        field.setLabel(getTranslation("shell.office.search"));
        field.addClassName("search-field");
        field.setPlaceholder(getTranslation("shell.search.hint"));
        field.setPrefixComponent(Icons.SEARCH.create());
        field.setSuffixComponent(count);
        field.setMaxLength(LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PATIENCE_MILLIS);
        field.addValueChangeListener(changed -> find());
        field.getElement()
                .executeJs(
                        "const i = this.inputElement; i.setAttribute('role', 'combobox'); i.setAttribute('aria-expanded', 'true');"
                                + "i.setAttribute('aria-autocomplete', 'list'); i.setAttribute('aria-controls', 'office-search-list')");
        Shortcuts.addShortcutListener(field, () -> mark(marked + 1), Key.ARROW_DOWN)
                .listenOn(field)
                .setBrowserDefaultAllowed(false);
        Shortcuts.addShortcutListener(field, () -> mark(marked - 1), Key.ARROW_UP)
                .listenOn(field)
                .setBrowserDefaultAllowed(false);
        field.addKeyPressListener(Key.ENTER, pressed -> openMarked());
        var head = new Div(field);
        head.addClassName("search-head");
        return head;
    }

    private Div keys() {
        var keys = new Div(
                key("↑ ↓", "shell.search.key.mark"),
                key("Enter", "shell.search.key.open"),
                key(ACTIONS, "shell.search.key.actions"),
                key("Esc", "shell.search.key.close"));
        var also = new Span(getTranslation("shell.search.also"));
        also.addClassNames("muted", "search-also");
        keys.add(also);
        keys.addClassNames("search-keys", "tiny");
        return keys;
    }

    private Span key(String key, String textKey) {
        var line = new Span();
        line.getElement()
                .appendChild(new Element("kbd").setText(key), new Element("span").setText(getTranslation(textKey)));
        return line;
    }

    private void find() {
        var typed = field.getValue().strip();
        var actionsAlone = typed.startsWith(ACTIONS);
        var query = actionsAlone ? typed.substring(ACTIONS.length()).strip() : typed;
        list.removeAll();
        lines.clear();
        marked = -1;
        if (typed.isEmpty()) {
            shown.nothing();
            count.setText("");
            say("shell.search.begin");
            return;
        }
        var answers = new LinkedHashMap<SearchSource, List<SearchHit>>();
        var asked = sources.stream()
                .filter(source -> !actionsAlone || source.isOfActions())
                .toList();
        for (var source : asked) {
            var hits = group(source, query, actionsAlone ? MOST_ACTIONS : MOST_OF_A_GROUP);
            if (!hits.isEmpty()) {
                answers.put(source, hits);
            }
        }
        shown.shows(() -> answers.forEach((source, hits) -> source.shown(query, hits)));
        count.setText(getTranslation("shell.search.count", lines.size()));
        if (lines.isEmpty()) {
            say("shell.search.nothing");
        } else {
            mark(0);
        }
    }

    /** One room that cannot answer now must not silence the others. */
    private List<SearchHit> group(SearchSource source, String query, int most) {
        List<SearchHit> hits;
        try {
            hits = source.find(query, most);
        } catch (DataAccessException unreachable) {
            log.warn("search failed source={}", source.titleKey(), unreachable);
            return List.of();
        }
        if (hits.isEmpty()) {
            return hits;
        }
        var title = new Paragraph(getTranslation(source.titleKey()));
        title.addClassName("search-group");
        var group = new Div(title);
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", title.getText());
        for (var hit : hits) {
            var line = new SearchLine("office-search-" + lines.size(), hit, query, () -> go(hit.location()));
            lines.add(line);
            group.add(line);
        }
        list.add(group);
        return hits;
    }

    private void say(String key) {
        preview.removeAll();
        var words = new Paragraph(getTranslation(key));
        words.addClassNames("muted", "search-said");
        list.add(words);
    }

    private void mark(int wanted) {
        if (lines.isEmpty()) {
            return;
        }
        if (marked >= 0) {
            lines.get(marked).mark(false);
        }
        marked = Math.floorMod(wanted, lines.size());
        var line = lines.get(marked);
        line.mark(true);
        field.getElement()
                .executeJs(
                        "this.inputElement.setAttribute('aria-activedescendant', $0)",
                        line.getId().orElse(""));
        preview.removeAll();
        line.hit().look().ifPresent(preview::add);
    }

    private void openMarked() {
        if (marked >= 0) {
            go(lines.get(marked).hit().location());
        } else if (!field.isEmpty()) {
            sources.stream()
                    .flatMap(source -> source.everything(field.getValue().strip()).stream())
                    .findFirst()
                    .ifPresent(this::go);
        }
    }

    private void go(String where) {
        shown.now();
        close();
        var location = new Location(where);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
