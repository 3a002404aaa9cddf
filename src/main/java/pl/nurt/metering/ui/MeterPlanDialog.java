package pl.nurt.metering.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.ConcentratorProtocol;
import pl.nurt.metering.MeterPlan;

/** How one meter is reached. What is wrong with it is said when the concentrator is saved, when all the others are known. */
final class MeterPlanDialog extends Dialog {
    private final TextField serial = new TextField(getTranslation("metering.office.plan.meter.serial"));
    private final IntegerField primary = new IntegerField(getTranslation("metering.office.plan.meter.primary"));
    private final TextField secondary = new TextField(getTranslation("metering.office.plan.meter.secondary"));
    private final IntegerField unit = new IntegerField(getTranslation("metering.office.plan.meter.unit"));
    private final TextField profile = new TextField(getTranslation("metering.office.plan.meter.profile"));
    private final IntegerField base = new IntegerField(getTranslation("metering.office.plan.meter.base"));

    /**
     * @param before null for a meter to be added
     * @param done called once with what was entered
     */
    MeterPlanDialog(@Nullable MeterPlan before, @Nullable ConcentratorProtocol protocol, Consumer<MeterPlan> done) {
        var isMBus = protocol == null || protocol.isMBus();
        setHeaderTitle(getTranslation(
                before == null ? "metering.office.plan.meter.add" : "metering.office.plan.meter.change"));
        setWidth("460px");
        serial.setHelperText(getTranslation(
                isMBus ? "metering.office.plan.meter.serial.mbusHelp" : "metering.office.plan.meter.serial.help"));
        serial.setRequiredIndicatorVisible(true);
        primary.setHelperText(getTranslation("metering.office.plan.meter.primary.help"));
        secondary.setHelperText(getTranslation("metering.office.plan.meter.secondary.help"));
        profile.setHelperText(getTranslation("metering.office.plan.meter.profile.help"));
        var body = new Div(serial);
        if (isMBus) {
            body.add(primary, secondary);
        } else {
            body.add(unit, profile, base);
        }
        body.addClassName("plan-fields");
        add(body);
        if (before != null) {
            show(before);
        }
        var take = new Button(getTranslation("metering.office.plan.meter.take"), pressed -> take(done));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> close()), take);
        addOpenedChangeListener(changed -> serial.focus());
    }

    private void show(MeterPlan meter) {
        serial.setValue(meter.serial());
        primary.setValue(meter.primary());
        secondary.setValue(meter.secondary() == null ? "" : meter.secondary());
        unit.setValue(meter.unit());
        profile.setValue(meter.profile() == null ? "" : meter.profile());
        base.setValue(meter.base());
    }

    private void take(Consumer<MeterPlan> done) {
        if (serial.getValue().isBlank()) {
            serial.setErrorMessage(getTranslation("metering.office.plan.meter.serial.missing"));
            serial.setInvalid(true);
            serial.focus();
            return;
        }
        close();
        done.accept(new MeterPlan(
                serial.getValue().strip(),
                primary.getValue(),
                orNull(secondary),
                unit.getValue(),
                orNull(profile),
                base.getValue()));
    }

    private static @Nullable String orNull(TextField input) {
        return input.getValue().isBlank() ? null : input.getValue().strip();
    }
}
