package pl.nurt.platform.ui.feedback;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Questions that stop the person for a moment. */
public final class Dialogs {
    private Dialogs() {}

    /**
     * Lets Ctrl+Enter, and Cmd+Enter on a Mac, press the button from any of the fields. Enter alone would not do: in a field for a day or
     * for a choice it takes what was typed there.
     */
    public static void save(Button button, Component fields) {
        for (var modifier : List.of(KeyModifier.CONTROL, KeyModifier.META)) {
            button.addClickShortcut(Key.ENTER, modifier).listenOn(fields).resetFocusOnActiveElement();
        }
    }

    /**
     * Asks before something that cannot be taken back.
     *
     * @param verb the button that does it, as a verb: "Usuń", never "OK"
     * @param act called once, when the person agrees
     */
    public static void confirm(String title, String text, String verb, Runnable act) {
        question(title, text, verb, new Div().getTranslation("platform.cancel"), act)
                .open();
    }

    /** Says why something cannot be done yet and what to do first; there is nothing to decide. */
    public static void tell(String title, String text) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setConfirmText(dialog.getTranslation("platform.understood"));
        dialog.open();
    }

    /**
     * As {@link #confirm}, not opened yet.
     *
     * @param stay the button that does nothing
     */
    public static ConfirmDialog question(String title, String text, String verb, String stay, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setCancelText(stay);
        dialog.setConfirmText(verb);
        dialog.addConfirmListener(confirmed -> act.run());
        return dialog;
    }
}
