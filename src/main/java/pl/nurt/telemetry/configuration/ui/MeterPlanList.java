package pl.nurt.telemetry.configuration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.telemetry.ConcentratorProtocol;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.MeterPlan;

/** The meters of a concentrator's plan: each can be edited in a dialog and taken out. */
final class MeterPlanList extends Card {
    private static final Pattern FIELD = Pattern.compile("meters\\[(\\d{1,6})]\\.([\\w.]+)");

    private final Grid<MeterPlan> grid = new Grid<>();
    private final Div problems = new Div();
    private final Paragraph none = new Paragraph();
    private final List<MeterPlan> plans = new ArrayList<>();
    /** What was said of the meters, by field; the dialog says it again. */
    private final Map<MeterPlan, Map<String, String>> said = new HashMap<>();

    private final Function<List<MeterPlan>, List<FieldProblem>> check;
    private List<DeviceProfile> profiles = List.of();
    private @Nullable ConcentratorProtocol protocol;

    /** @param check what is wrong with the concentrator if these were its meters */
    MeterPlanList(Function<List<MeterPlan>, List<FieldProblem>> check) {
        super("");
        this.check = check;
        setHeading(getTranslation("telemetry.office.plan.meters"));
        aside(new Button(getTranslation("telemetry.office.plan.meter.add"), pressed -> add()));
        problems.addClassName("notice-list");
        none.addClassName("muted");
        grid.addClassName("dense-grid");
        grid.setAriaLabel(getTranslation("telemetry.office.plan.meters"));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.addColumn(MeterPlan::serial)
                .setHeader(getTranslation("telemetry.office.plan.meter.serial"))
                .setFlexGrow(2)
                .setWidth("100px");
        grid.addColumn(this::address)
                .setHeader(getTranslation("telemetry.office.plan.meter.address"))
                .setFlexGrow(2)
                .setWidth("110px");
        grid.addComponentColumn(this::actions)
                .setHeader(getTranslation("telemetry.office.actions"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("98px")
                .setFrozenToEnd(true)
                .setFlexGrow(0);
        add(problems, none, grid);
    }

    void show(List<MeterPlan> meters, List<DeviceProfile> known) {
        profiles = known;
        plans.clear();
        plans.addAll(meters);
        refresh();
    }

    List<MeterPlan> plans() {
        return List.copyOf(plans);
    }

    void fit(@Nullable ConcentratorProtocol chosen) {
        protocol = chosen;
        // Only an M-Bus can be searched.
        none.setText(getTranslation(
                chosen == null || chosen.isMBus()
                        ? "telemetry.office.plan.meters.empty"
                        : "telemetry.office.plan.meters.emptyModbus"));
        grid.getDataProvider().refreshAll();
    }

    /** Says what is wrong with the meters as a whole, or with one of them. */
    void say(String field, String text) {
        var one = FIELD.matcher(field);
        var index = one.matches() ? Integer.parseInt(one.group(1)) : -1;
        if (index < 0 || index >= plans.size()) {
            problems.add(
                    new Notice(State.BAD, getTranslation("telemetry.office.plan.meters.problem"), text).announced());
            return;
        }
        var meter = plans.get(index);
        said.computeIfAbsent(meter, first -> new HashMap<>()).put(one.group(2), text);
        problems.add(new Notice(State.BAD, getTranslation("telemetry.office.plan.meter.problem", meter.serial()), text)
                .actions(new Button(getTranslation("telemetry.office.plan.meter.correct"), pressed -> edit(meter)))
                .announced());
    }

    void clearProblems() {
        problems.removeAll();
        said.clear();
    }

    private String address(MeterPlan meter) {
        if (protocol == null || protocol.isMBus()) {
            return meter.primary() != null
                    ? getTranslation("telemetry.office.plan.meter.primaryText", "" + meter.primary())
                    : getTranslation("telemetry.office.plan.meter.secondaryText", text(meter.secondary()));
        }
        return getTranslation(
                "telemetry.office.plan.meter.unitText",
                text(meter.unit()),
                text(meter.base() == null ? 0 : meter.base()),
                text(meter.profile()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    private Div actions(MeterPlan meter) {
        var edit = icon(Icons.EDIT, "telemetry.office.plan.meter.edit", meter, () -> edit(meter));
        var remove = icon(Icons.REMOVE, "telemetry.office.plan.meter.remove", meter, () -> {
            plans.remove(meter);
            refresh();
        });
        var actions = new Div(edit, remove);
        actions.addClassName("row-actions");
        return actions;
    }

    private Button icon(Icons icon, String label, MeterPlan meter, Runnable act) {
        var button = new Button(icon.create(), pressed -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(label, meter.serial()));
        button.setTooltipText(getTranslation(label, meter.serial()));
        return button;
    }

    private void add() {
        new MeterPlanDialog(null, protocol, profiles, meter -> put(plans.size(), meter)).open();
    }

    private void edit(MeterPlan meter) {
        var dialog = new MeterPlanDialog(meter, protocol, profiles, changed -> put(plans.indexOf(meter), changed));
        dialog.say(said.getOrDefault(meter, Map.of()));
        dialog.open();
    }

    /** Takes the meter at that place unless something is wrong with it; says what. */
    private List<FieldProblem> put(int index, MeterPlan meter) {
        var changed = new ArrayList<>(plans);
        if (index < changed.size()) {
            changed.set(index, meter);
        } else {
            changed.add(meter);
        }
        var own = "meters[" + index + "].";
        var wrong = check.apply(changed).stream()
                .filter(problem -> problem.field().startsWith(own))
                .map(problem -> new FieldProblem(problem.field().substring(own.length()), problem.messageKey()))
                .toList();
        if (wrong.isEmpty()) {
            plans.clear();
            plans.addAll(changed);
            refresh();
        }
        return wrong;
    }

    private void refresh() {
        none.setVisible(plans.isEmpty());
        grid.setVisible(!plans.isEmpty());
        grid.setItems(List.copyOf(plans));
    }
}
