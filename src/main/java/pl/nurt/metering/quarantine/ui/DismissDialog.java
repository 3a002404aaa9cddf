package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import pl.nurt.metering.quarantine.QuarantinedReading;

/** Asks why a reading is set aside; without a reason it is not. */
final class DismissDialog extends Dialog {
    private static final int LONGEST_NOTE = 500;

    private final TextArea note = new TextArea();

    /** @param dismiss called once with the note */
    DismissDialog(QuarantinedReading reading, Consumer<String> dismiss) {
        setHeaderTitle(getTranslation("metering.office.quarantine.dismiss.title"));
        setWidth("440px");
        note.setLabel(getTranslation("metering.office.quarantine.dismiss.why"));
        note.setRequiredIndicatorVisible(true);
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        add(new Paragraph(getTranslation("metering.office.quarantine.dismiss.text", reading.identification())), note);
        var confirm = new Button(getTranslation("metering.office.quarantine.dismiss"), pressed -> confirm(dismiss));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> close()), confirm);
        addOpenedChangeListener(changed -> note.focus());
    }

    private void confirm(Consumer<String> dismiss) {
        if (note.getValue().isBlank()) {
            note.setInvalid(true);
            note.setErrorMessage(getTranslation("metering.office.quarantine.dismiss.missing"));
            note.focus();
            return;
        }
        close();
        dismiss.accept(note.getValue().strip());
    }
}
