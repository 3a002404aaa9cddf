package pl.nurt.platform.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Questions that stop the person for a moment. */
public final class Dialogs {
    private Dialogs() {}

    /**
     * Asks before something that cannot be taken back.
     *
     * @param verb the button that does it, as a verb: "Usuń", never "OK"
     * @param act called once, when the person agrees
     */
    public static void confirm(String title, String text, String verb, Runnable act) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setCancelText(dialog.getTranslation("platform.cancel"));
        dialog.setConfirmText(verb);
        dialog.addConfirmListener(confirmed -> act.run());
        dialog.open();
    }
}
