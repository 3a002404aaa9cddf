package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.List;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.office.DeskEntry;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** One booking with all that is known of it, what staff note beside it, and what can be done about it. */
final class EntryDialog {
    private static final int LONGEST = 2_000;

    private final BookingTexts texts;
    private final DeskEntry entry;
    private final Acts acts;

    /** What its buttons do; the dialog closes before. */
    interface Acts {
        void annotate(DeskEntry entry, String text);

        void callOff(DeskEntry entry);

        void note(DeskEntry entry, BookingState outcome);
    }

    EntryDialog(BookingTexts texts, DeskEntry entry, Acts acts) {
        this.texts = texts;
        this.entry = entry;
        this.acts = acts;
    }

    void open(Instant now, boolean mayChange) {
        var words = new EntryWords(texts, entry);
        var form = new Form(Columns.ONE);
        var note = new TextArea(texts.text("office.annotation"));
        note.setHelperText(texts.text("office.annotation.why"));
        note.setMaxLength(LONGEST);
        var written = entry.officeNote();
        note.setValue(written == null ? "" : written);
        note.setReadOnly(!mayChange);
        form.field("note", note);
        var dialog = new FormDialog(
                words.name(), form, texts.text("office.annotation.keep"), () -> acts.annotate(entry, note.getValue()));
        dialog.above(facts(words));
        if (mayChange) {
            buttons(now).forEach(button -> {
                button.addClickListener(pressed -> dialog.close());
                dialog.getFooter().addComponentAtIndex(1, button);
            });
        }
        dialog.open();
    }

    private KeyValueList facts(EntryWords words) {
        var facts = new KeyValueList()
                .row(texts.text("office.fact.when"), texts.moment(entry.start()) + "–" + texts.time(entry.end()))
                .row(texts.text("office.fact.what"), entry.calendar().in(texts.locale()));
        var place = entry.place();
        if (place != null) {
            facts.row(texts.text("office.fact.where"), place.fullAddress());
        }
        var phone = entry.phone();
        facts.row(texts.text("phone"), phone == null ? "–" : phone);
        entry.answers().forEach(answer -> facts.row(answer.question(), answer.answer()));
        if (!words.state().isEmpty()) {
            facts.row(texts.text("office.fact.state"), words.state());
        }
        return facts.row(texts.text("office.fact.number"), entry.number());
    }

    private List<Button> buttons(Instant now) {
        if (entry.state() == BookingState.BOOKED
                && entry.end().isAfter(now)
                && entry.start().isAfter(now)) {
            var off = new Button(texts.text("office.callOff.one"), pressed -> acts.callOff(entry));
            off.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            return List.of(off);
        }
        if (!entry.start().isAfter(now)
                && entry.state() != BookingState.CANCELLED
                && entry.state() != BookingState.HELD) {
            return List.of(
                    new Button(texts.text("office.attended"), pressed -> acts.note(entry, BookingState.ATTENDED)),
                    new Button(texts.text("office.missed"), pressed -> acts.note(entry, BookingState.MISSED)));
        }
        return List.of();
    }
}
