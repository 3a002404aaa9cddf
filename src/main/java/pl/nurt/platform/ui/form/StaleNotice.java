package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;

/** Somebody saved the same thing meanwhile: what of it was taken, and for what both changed, their value and yours, to choose. */
final class StaleNotice extends Div {
    StaleNotice(Entries.Joined joined, Runnable reload) {
        addClassName("stale-notice");
        var text = new StringBuilder(getTranslation("platform.form.stale.text"));
        if (!joined.taken().isEmpty()) {
            text.append(' ').append(getTranslation("platform.form.stale.taken", String.join(", ", joined.taken())));
        }
        var notice = new Notice(State.WARN, getTranslation("platform.form.stale"), text.toString()).announced();
        if (!joined.clashes().isEmpty()) {
            var list = new UnorderedList();
            joined.clashes().forEach(clash -> list.add(new ListItem(line(clash))));
            notice.body(list);
        }
        notice.actions(new Button(getTranslation("platform.form.stale.reload"), pressed -> reload.run()));
        add(notice);
    }

    private Div line(Entries.Clash clash) {
        var entry = clash.entry();
        var label = new Span(entry.label());
        label.addClassName("strong");
        var theirs = new Span(
                getTranslation("platform.form.stale.theirs", entry.text().apply(clash.theirs())));
        var mine =
                new Span(getTranslation("platform.form.stale.mine", entry.text().apply(clash.mine())));
        var take = new Button(getTranslation("platform.form.stale.take"));
        var keep = new Button(getTranslation("platform.form.stale.keep"));
        take.setAriaLabel(take.getText() + ": " + entry.label());
        keep.setAriaLabel(keep.getText() + ": " + entry.label());
        keep.setVisible(false);
        take.addClickListener(pressed -> {
            entry.put(clash.theirs());
            turn(take, keep);
        });
        keep.addClickListener(pressed -> {
            entry.put(clash.mine());
            turn(keep, take);
        });
        var line = new Div(label, theirs, mine, take, keep);
        line.addClassName("stale-line");
        return line;
    }

    private static void turn(Button pressed, Button back) {
        pressed.setVisible(false);
        back.setVisible(true);
        back.focus();
    }
}
