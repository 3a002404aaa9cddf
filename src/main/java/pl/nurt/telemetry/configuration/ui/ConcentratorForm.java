package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.TypedText;
import pl.nurt.platform.ui.Card;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationProblem;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.configuration.SerialLine;

/** The fields of a concentrator's plan. Those that do not go with the chosen protocol are not there. */
final class ConcentratorForm extends Div {
    private static final Set<String> HELPED =
            Set.of("every", "window", "jitter", "timeout", "tries", "priority", "maxRegisters", "maxHole", "note");

    /** First, for the fields below enter themselves. */
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    private final TextField code = text("code", "code");
    private final TextField name = text("name", "name");
    private final Select<ConcentratorProtocol> protocol = new Select<>();
    private final TextField endpoint = text("endpoint", "endpoint");
    private final IntegerField baud = number("baud", "line.baud");
    private final IntegerField dataBits = number("dataBits", "line.dataBits");
    private final Select<String> parity = new Select<>();
    private final IntegerField stopBits = number("stopBits", "line.stopBits");
    private final TextField every = text("every", "poll.every");
    private final TextField window = text("window", "poll.window");
    private final TextField jitter = text("jitter", "poll.jitter");
    private final TextField timeout = text("timeout", "poll.timeout");
    private final IntegerField tries = number("tries", "poll.tries");
    private final Select<String> priority = new Select<>();
    private final TextField note = text("note", "note");
    private final IntegerField maxRegisters = number("maxRegisters", "limits.maxRegisters");
    private final IntegerField maxHole = number("maxHole", "limits.maxHole");
    private final Card line;
    private final Card limits;
    private final MeterPlanList meters;

    /** @param check what the portal finds wrong with a plan */
    ConcentratorForm(Function<ConcentratorPlan, List<FieldProblem>> check) {
        meters = new MeterPlanList(changed -> check.apply(plan().withMeters(changed)));
        addClassName("plan-form");
        select(protocol, "protocol");
        protocol.setItems(ConcentratorProtocol.values());
        protocol.setItemLabelGenerator(one -> getTranslation("telemetry.office.protocol." + one));
        protocol.addValueChangeListener(changed -> fit());
        select(parity, "parity");
        parity.setEmptySelectionAllowed(true);
        parity.setItems("none", "even", "odd");
        parity.setItemLabelGenerator(one -> one == null ? "" : getTranslation("telemetry.office.plan.parity." + one));
        fields.put("protocol", protocol);
        fields.put("line.parity", parity);
        select(priority, "priority");
        priority.setEmptySelectionAllowed(true);
        priority.setItems("high", "normal", "low");
        priority.setItemLabelGenerator(
                one -> one == null ? "" : getTranslation("telemetry.office.plan.priority." + one));
        fields.put("poll.priority", priority);
        line = part("line", baud, dataBits, parity, stopBits);
        limits = part("limits", maxRegisters, maxHole);
        add(
                part("where", code, name, protocol, endpoint),
                line,
                part("when", every, window, jitter, timeout, tries, priority),
                limits,
                meters,
                part("why", note));
    }

    void show(ConcentratorPlan plan, boolean isNew, List<DeviceProfile> profiles) {
        code.setValue(plan.code());
        code.setReadOnly(!isNew);
        name.setValue(plan.name());
        protocol.setValue(plan.protocol());
        endpoint.setValue(plan.endpoint());
        var serial = plan.line();
        baud.setValue(serial == null ? null : serial.baud());
        dataBits.setValue(serial == null ? null : serial.dataBits());
        parity.setValue(serial == null ? null : serial.parity());
        stopBits.setValue(serial == null ? null : serial.stopBits());
        every.setValue(orEmpty(plan.poll().every()));
        window.setValue(orEmpty(plan.poll().window()));
        jitter.setValue(orEmpty(plan.poll().jitter()));
        timeout.setValue(orEmpty(plan.poll().timeout()));
        tries.setValue(plan.poll().tries());
        priority.setValue(plan.poll().priority());
        maxRegisters.setValue(plan.limits().maxRegisters());
        maxHole.setValue(plan.limits().maxHole());
        note.clear();
        meters.show(plan.meters(), profiles);
        clearProblems();
        fit();
    }

    /** What the fields say now. */
    ConcentratorPlan plan() {
        return new ConcentratorPlan(
                TypedText.line(code.getValue()),
                TypedText.line(name.getValue()),
                protocol.getValue(),
                TypedText.line(endpoint.getValue()),
                serialLine(),
                new PollPlan(
                        orNull(every),
                        orNull(jitter),
                        orNull(timeout),
                        tries.getValue(),
                        orNull(window),
                        priority.getValue()),
                limits(),
                meters.plans());
    }

    @Nullable
    String note() {
        return orNull(note);
    }

    /** The reason belonged to the change that is saved now. */
    void forgetNote() {
        note.clear();
    }

    private @Nullable SerialLine serialLine() {
        var chosen = protocol.getValue();
        if (chosen == null || !chosen.hasSpeed()) {
            return null;
        }
        var settings = chosen.hasLine()
                ? new SerialLine(baud.getValue(), dataBits.getValue(), parity.getValue(), stopBits.getValue())
                : SerialLine.ofSpeed(baud.getValue());
        return settings.equals(SerialLine.USUAL) ? null : settings;
    }

    private LimitsPlan limits() {
        return hasLimits(protocol.getValue())
                ? new LimitsPlan(maxRegisters.getValue(), maxHole.getValue())
                : LimitsPlan.USUAL;
    }

    private static boolean hasLimits(@Nullable ConcentratorProtocol chosen) {
        return chosen != null && !chosen.isMBus();
    }

    /** Says at each field what is wrong; the first one gets the focus. */
    void show(List<FieldProblem> problems) {
        problems.forEach(problem -> say(problem.field(), getTranslation(problem.messageKey())));
        problems.stream()
                .map(problem -> fields.get(problem.field()))
                .filter(Focusable.class::isInstance)
                .map(Focusable.class::cast)
                .findFirst()
                .ifPresent(Focusable::focus);
    }

    /** Says at each field what the bridge found wrong, in its words. */
    void showFromBridge(List<ConfigurationProblem> problems) {
        problems.forEach(problem -> say(problem.field(), problem.message()));
    }

    private void say(String field, String text) {
        var known = fields.get(field);
        if (known != null) {
            known.setErrorMessage(text);
            known.setInvalid(true);
        } else {
            meters.say(field, text);
        }
    }

    void clearProblems() {
        fields.values().forEach(field -> field.setInvalid(false));
        meters.clearProblems();
    }

    private void fit() {
        var chosen = protocol.getValue();
        line.setVisible(chosen != null && chosen.hasSpeed());
        var isSetHere = chosen != null && chosen.hasLine();
        Stream.<Component>of(dataBits, parity, stopBits).forEach(field -> field.setVisible(isSetHere));
        baud.setHelperText(isSetHere ? "" : getTranslation("telemetry.office.plan.baud.gatewayHelp"));
        limits.setVisible(hasLimits(chosen));
        endpoint.setHelperText(getTranslation(
                chosen != null && chosen.isSerial()
                        ? "telemetry.office.plan.endpoint.serialHelp"
                        : "telemetry.office.plan.endpoint.help"));
        meters.fit(chosen);
    }

    private TextField text(String label, String field) {
        var input = new TextField(getTranslation("telemetry.office.plan." + label));
        helped(input, label);
        fields.put(field, input);
        return input;
    }

    private IntegerField number(String label, String field) {
        var input = new IntegerField(getTranslation("telemetry.office.plan." + label));
        helped(input, label);
        fields.put(field, input);
        return input;
    }

    private void helped(HasHelper input, String label) {
        if (HELPED.contains(label)) {
            input.setHelperText(getTranslation("telemetry.office.plan." + label + ".help"));
        }
    }

    private void select(Select<?> input, String label) {
        input.setLabel(getTranslation("telemetry.office.plan." + label));
        helped(input, label);
    }

    private Card part(String name, Component... inputs) {
        var grid = new Div(inputs);
        grid.addClassName("plan-fields");
        var part = new Card(getTranslation("telemetry.office.plan." + name));
        part.add(grid);
        return part;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(TextField input) {
        return input.getValue().isBlank() ? null : input.getValue().strip();
    }
}
