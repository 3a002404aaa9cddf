package pl.nurt.telemetry.configuration.ui;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.StaleEditException;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.feedback.Notice;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.OfficeTable;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.ConfigurationState;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.ui.MadeBy;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.BridgePlan;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.ConfigurationVersion;

/** What a bridge shall read: its concentrators to be edited, and every version there was. */
public final class ConfigurationCard extends Card {
    private static final int SHOWN = 10;

    private final BridgeConfigurations configurations;
    private final Viewer viewer;
    private final Moments moments;
    private final Div answer = new Div();
    private final Div body = new Div();

    public ConfigurationCard(BridgeConfigurations configurations, BridgeStatus bridge, Viewer viewer, Moments moments) {
        super("");
        this.configurations = configurations;
        this.viewer = viewer;
        this.moments = moments;
        setHeading(getTranslation("telemetry.office.configuration"));
        body.addClassName("stack");
        answer.addClassName("notice-list");
        add(answer, body);
        show(bridge);
    }

    public void show(BridgeStatus bridge) {
        var versions = configurations.versions(bridge.bridgeId(), SHOWN);
        // One more than is shown: the last one is compared with the one before it.
        var plans = configurations.newestPlans(bridge.bridgeId(), SHOWN + 1).stream()
                .collect(toMap(BridgePlan::version, BridgePlan::concentrators));
        body.removeAll();
        if (!versions.isEmpty()) {
            body.add(new VersionNotice(versions.getFirst(), moments));
        }
        var links = new Div();
        links.addClassName("plan-links");
        plans.getOrDefault(versions.isEmpty() ? 0 : versions.getFirst().version(), List.of())
                .forEach(one -> links.add(new PageLink(
                        TelemetryNavigation.edit(bridge.bridgeId(), one.code()), one.name() + " · " + one.code())));
        if (Technicians.include(viewer)) {
            var add = new PageLink(
                    TelemetryNavigation.add(bridge.bridgeId()),
                    getTranslation("telemetry.office.configuration.addConcentrator"));
            add.addClassNames("button");
            var actions = new Div(add);
            actions.addClassName("actions");
            body.add(links, actions);
        } else {
            body.add(links);
        }
        body.add(versions.isEmpty() ? none() : table(bridge, versions, plans));
    }

    private Component none() {
        var none = new Paragraph(getTranslation("telemetry.office.configuration.none"));
        none.addClassName("muted");
        return none;
    }

    private OfficeTable table(
            BridgeStatus bridge, List<ConfigurationVersion> versions, Map<Integer, List<ConcentratorPlan>> plans) {
        var table = new OfficeTable(
                getTranslation("telemetry.office.configuration.versions"),
                OfficeTable.column(getTranslation("telemetry.office.configuration.version")),
                OfficeTable.column(getTranslation("telemetry.office.orders.state")),
                OfficeTable.column(getTranslation("telemetry.office.configuration.change")),
                OfficeTable.column(getTranslation("telemetry.office.orders.who")),
                OfficeTable.column(getTranslation("telemetry.office.actions")));
        versions.forEach(version -> {
            var isNewest = version == versions.getFirst();
            table.row(
                    OfficeTable.text("" + version.version()),
                    badge(version),
                    OfficeTable.text(change(version, plans)),
                    OfficeTable.text(
                            moments.formats().moment(version.madeAt()) + " · " + MadeBy.name(version.madeBy(), body)),
                    isNewest || !Technicians.include(viewer) ? new Span() : restore(bridge, version, versions));
        });
        return table;
    }

    private String change(ConfigurationVersion version, Map<Integer, List<ConcentratorPlan>> plans) {
        var note = Objects.requireNonNullElse(version.note(), "");
        if (version.restoredFrom() != null) {
            return (getTranslation("telemetry.office.configuration.restored", version.restoredFrom()) + " " + note)
                    .strip();
        }
        var before = plans.getOrDefault(version.version() - 1, List.of());
        var after = plans.getOrDefault(version.version(), List.of());
        var words = PlanDifference.words(before, after, this);
        return note.isEmpty() ? words : note + " (" + words + ")";
    }

    private Badge badge(ConfigurationVersion version) {
        return new Badge(
                state(version.state()), getTranslation("telemetry.office.configuration.state." + version.state()));
    }

    public static State state(ConfigurationState state) {
        return switch (state) {
            case PUBLISHED, SUPERSEDED -> State.INFO;
            case ACTIVE -> State.GOOD;
            case REJECTED -> State.BAD;
            case ROLLED_BACK -> State.WARN;
        };
    }

    private Button restore(BridgeStatus bridge, ConfigurationVersion version, List<ConfigurationVersion> versions) {
        var number = version.version();
        var button = new Button(
                getTranslation("telemetry.office.configuration.restore"),
                pressed -> Dialogs.confirm(
                        getTranslation("telemetry.office.configuration.restore.title", number),
                        getTranslation("telemetry.office.configuration.restore.text"),
                        getTranslation("telemetry.office.configuration.restore"),
                        () -> restore(bridge, number, versions.getFirst().version())));
        button.setAriaLabel(getTranslation("telemetry.office.configuration.restore.which", number));
        return button;
    }

    private void restore(BridgeStatus bridge, int version, int newest) {
        answer.removeAll();
        try {
            configurations.restore(bridge.bridgeId(), newest, version, null, viewer);
        } catch (StaleEditException faster) {
            answer.add(new Notice(
                            State.INFO,
                            getTranslation("telemetry.office.configuration.stale"),
                            getTranslation("telemetry.office.configuration.stale.text"))
                    .announced());
        }
        show(bridge);
    }
}
