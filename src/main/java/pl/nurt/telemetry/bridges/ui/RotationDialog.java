package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.ui.form.Columns;
import pl.nurt.platform.ui.form.Form;
import pl.nurt.platform.ui.form.FormDialog;
import pl.nurt.telemetry.bridges.Bridges;

/** Says from which age on a bridge may exchange its key by itself. */
public final class RotationDialog extends FormDialog {
    private RotationDialog(Form form, Runnable announce) {
        super(
                form.getTranslation("telemetry.office.bridge.rotation.title"),
                form,
                form.getTranslation("telemetry.office.bridge.rotation.announce"),
                announce);
    }

    public static RotationDialog of(Bridges bridges, BridgeId bridge, @Nullable Short now, Viewer viewer) {
        var form = new Form(Columns.ONE);
        var days = new IntegerField(form.getTranslation("telemetry.office.bridge.rotation.days"));
        days.setHelperText(form.getTranslation("telemetry.office.bridge.rotation.help"));
        days.setValue(now == null ? null : Integer.valueOf(now));
        form.field("days", days);
        var dialog = new RotationDialog(form, () -> bridges.announceRotation(bridge, days.getValue(), viewer));
        dialog.text(form.getTranslation("telemetry.office.bridge.rotation.text"));
        return dialog;
    }
}
