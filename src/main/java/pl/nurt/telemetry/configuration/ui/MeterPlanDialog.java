package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.TypedText;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.form.Unreadable;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.MeterPlan;

/** How one meter is reached, and how its numbers are read. Stays open, with what is wrong at its field, until the plan can take it. */
final class MeterPlanDialog extends Dialog {
    private final TextField serial = new TextField(getTranslation("telemetry.office.plan.meter.serial"));
    private final IntegerField primary = new IntegerField(getTranslation("telemetry.office.plan.meter.primary"));
    private final TextField secondary = new TextField(getTranslation("telemetry.office.plan.meter.secondary"));
    private final IntegerField unit = new IntegerField(getTranslation("telemetry.office.plan.meter.unit"));
    private final IntegerField base = new IntegerField(getTranslation("telemetry.office.plan.meter.base"));
    private final CountingFields counting = new CountingFields();
    private final ProfileField profile;
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    /**
     * @param before null for a meter to be added
     * @param profiles by which a Modbus meter can be read
     * @param done called with what was entered; says what is wrong with it, nothing if it was taken
     */
    MeterPlanDialog(
            @Nullable MeterPlan before,
            @Nullable ConcentratorProtocol protocol,
            List<DeviceProfile> profiles,
            Function<MeterPlan, List<FieldProblem>> done) {
        var isMBus = protocol == null || protocol.isMBus();
        profile = new ProfileField(profiles, counting::fit);
        setHeaderTitle(getTranslation(
                before == null ? "telemetry.office.plan.meter.add" : "telemetry.office.plan.meter.change"));
        setWidth("560px");
        serial.setHelperText(getTranslation(
                isMBus ? "telemetry.office.plan.meter.serial.mbusHelp" : "telemetry.office.plan.meter.serial.help"));
        serial.setRequiredIndicatorVisible(true);
        primary.setHelperText(getTranslation("telemetry.office.plan.meter.primary.help"));
        secondary.setHelperText(getTranslation("telemetry.office.plan.meter.secondary.help"));
        unit.setHelperText(getTranslation("telemetry.office.plan.meter.unit.help"));
        unit.setRequiredIndicatorVisible(true);
        base.setHelperText(getTranslation("telemetry.office.plan.meter.base.help"));
        var body = new Div(serial);
        if (isMBus) {
            body.add(primary, secondary);
        } else {
            body.add(profile, unit, base);
            counting.addTo(body);
        }
        body.addClassName("plan-fields");
        add(body);
        fields.put("serial", serial);
        fields.put("primary", primary);
        fields.put("secondary", secondary);
        fields.put("profile", profile);
        fields.put("unit", unit);
        fields.put("base", base);
        fields.putAll(counting.byName());
        if (before != null) {
            show(before);
        }
        counting.fit(profile.known(), profile.isEmpty());
        var take = new Button(getTranslation("telemetry.office.plan.meter.take"), pressed -> take(done));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        Dialogs.save(take, body);
        getFooter().add(new Button(getTranslation("platform.cancel"), pressed -> close()), take);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened() && fields.values().stream().noneMatch(HasValidation::isInvalid)) {
                serial.focus();
            }
        });
    }

    private void show(MeterPlan meter) {
        serial.setValue(meter.serial());
        primary.setValue(meter.primary());
        secondary.setValue(meter.secondary() == null ? "" : meter.secondary());
        unit.setValue(meter.unit());
        profile.setValue(meter.profile());
        base.setValue(meter.base());
        counting.show(meter.counting());
    }

    /** Says at each field what is wrong with it; the first one gets the focus. */
    void say(Map<String, String> problems) {
        fields.forEach((name, field) -> {
            var text = problems.get(name);
            field.setErrorMessage(text == null ? "" : text);
            field.setInvalid(text != null);
        });
        fields.entrySet().stream()
                .filter(field -> problems.containsKey(field.getKey()))
                .map(Map.Entry::getValue)
                .filter(Focusable.class::isInstance)
                .findFirst()
                .ifPresent(field -> ((Focusable<?>) field).focus());
    }

    private void take(Function<MeterPlan, List<FieldProblem>> done) {
        var unreadable = unreadable();
        if (!unreadable.isEmpty()) {
            say(unreadable);
            return;
        }
        var problems = done.apply(new MeterPlan(
                TypedText.line(serial.getValue()),
                primary.getValue(),
                secondary.getValue().isBlank() ? null : TypedText.line(secondary.getValue()),
                unit.getValue(),
                profile.name(),
                base.getValue(),
                counting.plan()));
        if (problems.isEmpty()) {
            close();
            return;
        }
        var texts = new LinkedHashMap<String, String>();
        problems.forEach(problem -> texts.putIfAbsent(problem.field(), getTranslation(problem.messageKey())));
        say(texts);
    }

    /** By name, what fields say themselves of what was typed into them. */
    private Map<String, String> unreadable() {
        var said = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> {
            if (field instanceof Component component && component.isVisible()) {
                Unreadable.in(component).ifPresent(text -> said.put(name, text));
            }
        });
        return said;
    }
}
