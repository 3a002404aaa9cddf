package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;

/** Asks why a reading is set aside; without a reason it is not. */
final class DismissDialog extends FormDialog {
    private static final int LONGEST_NOTE = 500;

    private DismissDialog(Form form, Runnable dismiss) {
        super(
                form.getTranslation("metering.office.quarantine.dismiss.title"),
                form,
                form.getTranslation("metering.office.quarantine.dismiss"),
                dismiss);
    }

    /** @param dismiss called once with the note */
    static DismissDialog of(QuarantinedReading reading, Consumer<String> dismiss) {
        var form = new Form(Columns.ONE);
        var note = new TextArea(form.getTranslation("metering.office.quarantine.dismiss.why"));
        note.setMaxLength(LONGEST_NOTE);
        form.required("note", note, form.getTranslation("metering.office.quarantine.dismiss.missing"));
        var dialog =
                new DismissDialog(form, () -> dismiss.accept(note.getValue().strip()));
        dialog.text(form.getTranslation("metering.office.quarantine.dismiss.text", reading.identification()));
        return dialog;
    }
}
