package pl.nurt.shell.ui.search;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import pl.nurt.platform.PolishText;
import pl.nurt.platform.ui.search.SearchHit;

/** A line of the search's answers; the words that were typed are underlined in it. */
final class SearchLine extends Div {
    private final SearchHit hit;

    SearchLine(String id, SearchHit hit, String query, Runnable open) {
        this.hit = hit;
        setId(id);
        addClassName("search-line");
        getElement().setAttribute("role", "option").setAttribute("aria-selected", "false");
        var text = new Span();
        text.addClassName("search-text");
        parts(hit.text(), query)
                .forEach(part -> text.getElement()
                        .appendChild(
                                part.match()
                                        ? new Element("mark").setText(part.text())
                                        : Element.createText(part.text())));
        var detail = new Span(hit.detail());
        detail.addClassNames("muted", "tiny");
        add(hit.icon().create(), text, detail);
        addClickListener(clicked -> open.run());
    }

    SearchHit hit() {
        return hit;
    }

    void mark(boolean marked) {
        setClassName("marked", marked);
        getElement().setAttribute("aria-selected", "" + marked);
        if (marked) {
            scrollIntoView();
        }
    }

    /** A piece of a text. */
    record Part(String text, boolean match) {}

    /** The text cut where words of the query begin and end; capital and Polish letters do not matter. */
    static List<Part> parts(String text, String query) {
        var plain = PolishText.plain(text);
        var marks = new boolean[text.length()];
        // plain() keeps every letter's place, so what is found there is marked here.
        if (plain.length() == text.length()) {
            Arrays.stream(PolishText.plain(query).split("[\\s,]+", -1))
                    .filter(word -> !word.isEmpty())
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .forEach(word -> markWord(plain, word, marks));
        }
        var parts = new ArrayList<Part>();
        var begin = 0;
        for (var at = 1; at <= text.length(); at++) {
            if (at == text.length() || marks[at] != marks[begin]) {
                parts.add(new Part(text.substring(begin, at), marks[begin]));
                begin = at;
            }
        }
        return parts;
    }

    private static void markWord(String plain, String word, boolean[] marks) {
        for (var at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length())) {
            if (at == 0 || !Character.isLetterOrDigit(plain.charAt(at - 1)) || Character.isDigit(word.charAt(0))) {
                Arrays.fill(marks, at, at + word.length(), true);
            }
        }
    }
}
