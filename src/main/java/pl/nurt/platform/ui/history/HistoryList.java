package pl.nurt.platform.ui.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.history.HistoryEntry.Change;
import pl.nurt.platform.ui.text.Formats;

/**
 * Who did what and when, the newest first; a button fetches what was before.
 *
 * @param <E> the room's own record of a step
 */
public class HistoryList<E> extends Composite<Div> {
    private final Source<E> source;
    private final Function<E, HistoryEntry> words;
    private final int size;
    private final OrderedList list = new OrderedList();
    private final Paragraph none = new Paragraph();
    private final Button more;
    private @Nullable E last;

    /** The query. */
    @FunctionalInterface
    public interface Source<E> {
        /** The steps before {@code after} (the newest ones when null), at most {@code size}. */
        List<E> page(@Nullable E after, int size);
    }

    /** @param size how many are shown at once; asked for with one more, to know whether there are others */
    public HistoryList(String name, int size, Source<E> source, Function<E, HistoryEntry> words) {
        this.source = source;
        this.words = words;
        this.size = size;
        more = new Button(getTranslation("platform.history.more"), pressed -> older());
        none.setText(getTranslation("platform.history.none"));
        none.addClassName("muted");
        list.addClassName("history");
        list.getElement().setAttribute("aria-label", name);
        getContent().add(none, list, more);
        reload();
    }

    /** Begins anew with the newest steps. */
    public final void reload() {
        list.removeAll();
        last = null;
        older();
    }

    private void older() {
        var found = source.page(last, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        shown.forEach(step -> list.add(item(words.apply(step))));
        if (!shown.isEmpty()) {
            last = shown.getLast();
        }
        more.setVisible(found.size() > size);
        none.setVisible(list.getComponentCount() == 0);
    }

    private ListItem item(HistoryEntry entry) {
        var what = new Span(entry.what());
        what.addClassName("history-what");
        var by = entry.by();
        var when = new Div(moment(entry));
        when.addClassName("history-when");
        if (by != null) {
            when.add(new Span(" · " + by));
        }
        var item = new ListItem(what, when);
        entry.changes().forEach(change -> item.add(line(change)));
        var note = entry.note();
        if (note != null && !note.isBlank()) {
            var why = new Paragraph(note);
            why.addClassName("history-note");
            item.add(why);
        }
        return item;
    }

    private Component moment(HistoryEntry entry) {
        var text = new Span();
        var time = new Element("time");
        time.setAttribute("datetime", entry.at().toString());
        time.setText(Formats.of(getLocale()).moment(entry.at()));
        text.getElement().appendChild(time);
        return text;
    }

    private Div line(Change change) {
        var label = new Span(change.label() + ": ");
        label.addClassName("muted");
        var line = new Div(label);
        line.addClassName("history-change");
        var before = change.before();
        var after = change.after();
        if (before != null) {
            var old = new Span(before);
            old.addClassName("history-before");
            line.add(heard("platform.history.before"), old);
        }
        if (before != null && after != null) {
            line.add(Icons.ARROW.create());
        }
        if (after != null) {
            line.add(heard("platform.history.after"), new Span(after));
        } else {
            line.add(new Span(getTranslation("platform.history.removed")));
        }
        return line;
    }

    private Span heard(String key) {
        var words = new Span(getTranslation(key) + " ");
        words.addClassName("sr-only");
        return words;
    }
}
