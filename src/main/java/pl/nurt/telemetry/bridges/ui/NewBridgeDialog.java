package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.TypedText;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.telemetry.bridges.Bridges;

/** Asks for the name of a new bridge. */
public final class NewBridgeDialog extends FormDialog {
    private NewBridgeDialog(Form form, Runnable create) {
        super(
                form.getTranslation("telemetry.office.bridge.add.title"),
                form,
                form.getTranslation("telemetry.office.bridge.add"),
                create);
    }

    /** @param created called once with the new bridge */
    public static NewBridgeDialog of(Bridges bridges, Viewer viewer, Consumer<BridgeId> created) {
        var form = new Form(Columns.ONE);
        var code = new TextField(form.getTranslation("telemetry.office.bridge.add.code"));
        code.setHelperText(form.getTranslation("telemetry.office.bridge.add.help"));
        code.setRequiredIndicatorVisible(true);
        form.field("code", code);
        var dialog = new NewBridgeDialog(
                form, () -> created.accept(bridges.create(TypedText.line(code.getValue()), viewer)));
        dialog.text(form.getTranslation("telemetry.office.bridge.add.text"));
        return dialog;
    }
}
