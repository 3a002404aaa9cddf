package pl.nurt.telemetry.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.Moments;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.PageLink;
import pl.nurt.platform.ui.list.ListAndDetail;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.ui.BridgePanel;
import pl.nurt.telemetry.bridges.ui.NewBridgeDialog;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommands;

/** Whether readings come: bridges above, the concentrators they poll below. Moves by itself. */
@Route(TelemetryNavigation.CONCENTRATORS)
@Menu(title = "telemetry.office.concentrators", order = 320, icon = "concentrator")
@RolesAllowed(Rights.STAFF)
class ConcentratorsView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Concentrators concentrators;
    private final Bridges registry;
    private final BridgeCommands commands;
    private final Viewer viewer;
    private final Moments moments;
    private final Div bridges = new Div();
    private final ConcentratorGrid grid;
    private final ListAndDetail layout;
    private final Map<BridgeId, BridgePanel> panels = new LinkedHashMap<>();

    ConcentratorsView(
            Concentrators concentrators,
            Bridges registry,
            BridgeCommands commands,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.concentrators = concentrators;
        this.registry = registry;
        this.commands = commands;
        viewer = user.viewer();
        moments = new Moments(this, getLocale(), clock);
        grid = new ConcentratorGrid(moments);
        addClassName("concentrators-view");
        bridges.addClassNames("cards", "cards-even");
        var heading = new PageHeading(getPageTitle());
        if (Technicians.include(viewer)) {
            heading.actions(new LiveBadge(), addBridge());
        } else {
            heading.actions(new LiveBadge());
        }
        var list = new Div(heading, bridges, grid);
        list.addClassNames("list-of-rows", "stack");
        layout = new ListAndDetail(list, grid::deselectAll, grid::fit);
        layout.openFrom(grid, line -> open(line.id()));
        add(layout);
        live.whileAttached(this, ConcentratorChanged.class, event -> true, events -> reload());
        live.whileAttached(
                this,
                BridgeCommandChanged.class,
                event -> true,
                events -> panel().ifPresent(ConcentratorPanel::showOrder));
        live.whileAttached(this, BridgeChanged.class, event -> true, events -> reload());
        live.whileAttached(this, TimePassed.class, event -> true, events -> repaint());
        reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("telemetry.office.concentrators");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("id")
                .filter(id -> id.matches("\\d{1,18}"))
                .map(id -> new ConcentratorId(Long.parseLong(id)))
                .ifPresent(this::open);
    }

    private void open(ConcentratorId id) {
        grid.line(id)
                .ifPresentOrElse(
                        line -> {
                            grid.select(line);
                            layout.open(new ConcentratorPanel(
                                    commands, viewer, line.bridge(), line.status(), moments, layout::close));
                        },
                        layout::close);
    }

    private Optional<ConcentratorPanel> panel() {
        return Optional.ofNullable(layout.opened()).map(ConcentratorPanel.class::cast);
    }

    private void refreshPanel() {
        panel().ifPresent(panel ->
                grid.line(panel.id()).ifPresentOrElse(line -> panel.show(line.bridge(), line.status()), layout::close));
    }

    private void reload() {
        var all = concentrators.bridges();
        grid.show(all);
        grid.setVisible(!all.isEmpty());
        if (!panels.keySet().equals(all.stream().map(BridgeStatus::bridgeId).collect(Collectors.toSet()))) {
            bridges.removeAll();
            panels.clear();
            all.forEach(bridge -> panels.put(bridge.bridgeId(), panel(bridge)));
            panels.values().forEach(bridges::add);
        }
        all.forEach(
                bridge -> Objects.requireNonNull(panels.get(bridge.bridgeId())).show(bridge));
        if (all.isEmpty()) {
            bridges.add(new EmptyState(
                    Icons.CONCENTRATOR,
                    getTranslation("telemetry.office.concentrators.none"),
                    getTranslation("telemetry.office.concentrators.none.text")));
        }
        refreshPanel();
    }

    private BridgePanel panel(BridgeStatus bridge) {
        var panel = new BridgePanel(bridge, moments);
        panel.actions(new PageLink(
                TelemetryNavigation.bridge(bridge.bridgeId()), getTranslation("telemetry.office.bridge.open")));
        return panel;
    }

    private Button addBridge() {
        return new Button(
                getTranslation("telemetry.office.bridge.add"),
                pressed -> NewBridgeDialog.of(
                                registry,
                                viewer,
                                bridge -> UI.getCurrent().navigate(TelemetryNavigation.bridge(bridge)))
                        .open());
    }

    private void repaint() {
        panels.values().forEach(BridgePanel::repaint);
        grid.getDataProvider().refreshAll();
        refreshPanel();
    }
}
