package pl.nurt.telemetry.bridges.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.platform.RefusedInputException;
import pl.nurt.telemetry.bridges.Bridges;

/** Asks for the name of a new bridge. */
public final class NewBridgeDialog extends Dialog {
    private final TextField code = new TextField(getTranslation("telemetry.office.bridge.add.code"));

    /** @param created called once with the new bridge */
    public NewBridgeDialog(Bridges bridges, Viewer viewer, Consumer<BridgeId> created) {
        setHeaderTitle(getTranslation("telemetry.office.bridge.add.title"));
        setWidth("460px");
        code.setHelperText(getTranslation("telemetry.office.bridge.add.help"));
        code.setRequiredIndicatorVisible(true);
        code.setWidthFull();
        var body = new Div(new Paragraph(getTranslation("telemetry.office.bridge.add.text")), code);
        body.addClassName("stack");
        add(body);
        var add =
                new Button(getTranslation("telemetry.office.bridge.add"), pressed -> create(bridges, viewer, created));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        // In the field only: Enter on "Cancel" must not add.
        add.addClickShortcut(Key.ENTER).listenOn(code).resetFocusOnActiveElement();
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> close()), add);
        addOpenedChangeListener(changed -> code.focus());
    }

    private void create(Bridges bridges, Viewer viewer, Consumer<BridgeId> created) {
        try {
            var bridge = bridges.create(code.getValue().strip(), viewer);
            close();
            created.accept(bridge);
        } catch (RefusedInputException refused) {
            code.setErrorMessage(getTranslation(refused.problems().getFirst().messageKey()));
            code.setInvalid(true);
            code.focus();
        }
    }
}
