package pl.nurt.platform.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import pl.nurt.platform.ui.feedback.Dialogs;

/**
 * A form that stops the person for a moment: its verb or Ctrl+Enter does it, and a refusal keeps it open with what is wrong at its fields.
 * Escape and "Anuluj" close it; what was entered is not thrown away without a question.
 */
public class FormDialog extends Dialog {
    private final Form form;
    private final Div body;
    private final Button act;

    /**
     * @param verb the button that does it, as a verb: "Dodaj", never "OK"
     * @param action may refuse with {@code RefusedInputException} or {@code StaleEditException}; otherwise the dialog closes after it
     */
    public FormDialog(String title, Form form, String verb, Runnable action) {
        this.form = form;
        body = new Div(form);
        body.addClassName("stack");
        act = new Button(verb, pressed -> act(action));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.setDisableOnClick(true);
        setHeaderTitle(title);
        addClassName("form-dialog");
        setWidth(form.columns() == Columns.TWO ? "600px" : "460px");
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(escaped -> cancel());
        add(body);
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> cancel()), act);
        Dialogs.save(act, form);
        form.guardLeaving();
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                form.focusFirst();
            }
        });
    }

    /** What the dialog is about, above the form. */
    public FormDialog text(String explanation) {
        return above(new Paragraph(explanation));
    }

    /** Something above the form: what it is about, or a warning. */
    public FormDialog above(Component component) {
        body.addComponentAtIndex(body.indexOf(form), component);
        return this;
    }

    /** The action takes something away: its button is red. */
    public FormDialog danger() {
        act.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    private void act(Runnable action) {
        try {
            if (form.submit(action)) {
                close();
            }
        } finally {
            act.setEnabled(true);
        }
    }

    private void cancel() {
        if (form.isChanged()) {
            LeaveGuard.question(form, this::close).open();
        } else {
            close();
        }
    }
}
