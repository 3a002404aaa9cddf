package pl.nurt.booking.office.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;
import pl.nurt.booking.CancelReason;
import pl.nurt.booking.ui.BookingTexts;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks for the reason before bookings are called off; everybody affected reads it. */
final class CallOffDialog {
    private final BookingTexts texts;
    private final int count;

    /** What is done with the reason. */
    interface Act {
        void callOff(CancelReason reason, @Nullable String note);
    }

    CallOffDialog(BookingTexts texts, int count) {
        this.texts = texts;
        this.count = count;
    }

    void open(Act act) {
        var form = new Form(Columns.ONE);
        var reason = new Select<CancelReason>();
        reason.setLabel(texts.text("office.reason"));
        reason.setItems(CancelReason.values());
        reason.setItemLabelGenerator(one -> texts.text("office.reason." + one));
        form.required("reason", reason, texts.text("office.reason.missing"));
        var note = new TextField(texts.text("office.note"));
        note.setHelperText(texts.text("office.note.why"));
        note.setMaxLength(200);
        form.field("note", note);
        new FormDialog(texts.text("office.callOff.title", count), form, texts.text("office.callOff", count), () -> {
                    var said = note.getValue().strip();
                    act.callOff(reason.getValue(), said.isEmpty() ? null : said);
                })
                .text(texts.text("office.callOff.text"))
                .danger()
                .open();
    }
}
