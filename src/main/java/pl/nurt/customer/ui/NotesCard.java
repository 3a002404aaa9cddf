package pl.nurt.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.notes.CustomerNote;
import pl.nurt.customer.notes.NoteKind;
import pl.nurt.customer.notes.Notes;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.text.Formats;

/** Talks and notes, pinned ones first, with a line to write the next one; a talk counts its minutes by itself. */
final class NotesCard extends Card {
    private static final int SHOWN = 20;

    private final Desk desk;
    private final CustomerId customer;
    private final Viewer viewer;
    private final Form form = new Form(Columns.ONE);
    private final TextArea text = new TextArea();
    private final Paragraph running = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private @Nullable Instant talkingSince;

    NotesCard(Desk desk, CustomerCard card, Viewer viewer) {
        super("");
        this.desk = desk;
        this.customer = card.customerId();
        this.viewer = viewer;
        setHeading(getTranslation("customer.notes"));
        var forWhom = new Span(getTranslation("customer.notes.office"));
        forWhom.addClassNames("muted", "tiny");
        aside(forWhom);
        list.addClassName("note-list");
        running.addClassNames("tiny", "talk-running");
        running.setVisible(false);
        if (viewer.may(Right.NOTE_CUSTOMERS) && card.mergedInto() == null) {
            text.setLabel(getTranslation("customer.notes.write"));
            text.setPlaceholder(getTranslation("customer.notes.hint"));
            text.setMaxLength(Notes.LONGEST);
            text.setMinRows(2);
            // What a clerk types while somebody talks is not lost with the page.
            form.keepDraft(desk.drafts(), viewer.draft("customer.note " + customer.value()));
            form.field("text", text);
            form.wide(running);
            form.actions(getTranslation("customer.notes.save"), this::save);
            add(form);
        }
        add(list);
        reload();
    }

    /** From now on a talk is being written down. */
    void startTalk() {
        var since = desk.clock().instant();
        talkingSince = since;
        running.setText(
                getTranslation("customer.notes.talking", Formats.of(getLocale()).time(since)));
        running.setVisible(true);
        text.focus();
        text.scrollIntoView();
    }

    private void save() {
        var since = talkingSince;
        if (since == null) {
            desk.notes().write(customer, NoteKind.NOTE, text.getValue(), null, viewer);
        } else {
            var minutes = Math.max(
                    1, (int) Duration.between(since, desk.clock().instant()).toMinutes());
            desk.notes().write(customer, NoteKind.CALL, text.getValue(), minutes, viewer);
        }
        talkingSince = null;
        running.setVisible(false);
        text.clear();
        reload();
    }

    void reload() {
        list.removeAll();
        var notes = desk.notes().of(customer, SHOWN);
        notes.forEach(note -> list.add(item(note)));
        if (notes.isEmpty()) {
            var none = new ListItem(getTranslation("customer.notes.none"));
            none.addClassName("muted");
            list.add(none);
        }
    }

    private ListItem item(CustomerNote note) {
        var words = new Paragraph(note.text());
        words.addClassName("note-text");
        var about = new Span(about(note));
        about.addClassNames("muted", "tiny");
        var foot = new Div(about);
        foot.addClassName("note-foot");
        if (viewer.may(Right.NOTE_CUSTOMERS)) {
            foot.add(
                    quiet(getTranslation(note.pinned() ? "customer.notes.unpin" : "customer.notes.pin"), () -> {
                        desk.notes().pin(note.id(), !note.pinned(), viewer);
                        reload();
                    }),
                    quiet(
                            getTranslation("customer.notes.withdraw"),
                            () -> Dialogs.confirm(
                                    getTranslation("customer.notes.withdraw.title"),
                                    getTranslation("customer.notes.withdraw.text"),
                                    getTranslation("customer.notes.withdraw"),
                                    () -> {
                                        desk.notes().withdraw(note.id(), viewer);
                                        reload();
                                    })));
        }
        var item = new ListItem(words, foot);
        item.setClassName("pinned", note.pinned());
        return item;
    }

    private String about(CustomerNote note) {
        var day = Formats.of(getLocale()).day(CivilTime.dayOf(note.writtenAt()));
        var minutes = note.minutes();
        if (note.kind() == NoteKind.CALL && minutes != null) {
            return getTranslation("customer.notes.call", minutes, note.author(), day);
        }
        return getTranslation(note.pinned() ? "customer.notes.pinned" : "customer.notes.note", note.author(), day);
    }

    private static Button quiet(String verb, Runnable act) {
        var button = new Button(verb, pressed -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
