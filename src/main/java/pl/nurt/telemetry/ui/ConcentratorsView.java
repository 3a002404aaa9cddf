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
import java.util.stream.Collectors;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Technicians;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.BridgeChanged;
import pl.nurt.telemetry.bridges.BridgeStatus;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.telemetry.bridges.ConcentratorChanged;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.PolledConcentrator;
import pl.nurt.telemetry.bridges.ui.BridgePanel;
import pl.nurt.telemetry.bridges.ui.NewBridgeDialog;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommands;

/** Whether readings come: bridges above, the concentrators they poll below. Moves by itself. */
@Route(TelemetryNavigation.CONCENTRATORS)
@Menu(title = "telemetry.office.concentrators", order = 320, icon = "concentrator")
@RolesAllowed(Rights.STAFF)
class ConcentratorsView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private static final int LONGEST_SEARCH = 80;

    private final Bridges registry;
    private final BridgeCommands commands;
    private final Viewer viewer;
    private final Moments moments;
    private final Div bridges = new Div();
    private final FilterBar filters = new FilterBar();
    private final ConcentratorList list;
    private final KeyedGrid<PolledConcentrator, ConcentratorId> grid;
    private final ListPage<PolledConcentrator, ConcentratorId> page;
    private final Map<BridgeId, BridgePanel> panels = new LinkedHashMap<>();

    ConcentratorsView(
            Concentrators concentrators,
            Bridges registry,
            BridgeCommands commands,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.registry = registry;
        this.commands = commands;
        viewer = user.viewer();
        moments = new Moments(this, getLocale(), clock);
        addClassName("concentrators-view");
        var search = filters.search(
                "q",
                getTranslation("telemetry.office.concentrators.search"),
                getTranslation("telemetry.office.concentrators.search.hint"),
                LONGEST_SEARCH);
        var state = filters.chips(
                "state",
                getTranslation("telemetry.office.concentrators.which"),
                ConcentratorList.questions(),
                one -> getTranslation(one.map(asked -> "telemetry.office.concentrators.chip." + asked)
                        .orElse("telemetry.office.concentrators.all")));
        list = new ConcentratorList(concentrators, search, state, getLocale());
        grid = new KeyedGrid<>(getPageTitle(), list);
        new ConcentratorColumns(this, moments).addTo(grid);
        grid.counted(found -> getTranslation("telemetry.office.concentrators.count", found))
                .empty(this::nothingFound);
        bridges.addClassNames("cards", "cards-even");
        page = new ListPage<>(
                        TelemetryNavigation.CONCENTRATORS,
                        new Div(heading(), bridges),
                        filters,
                        grid,
                        ListPage.Detail.ofNumber("id", ConcentratorId::value, ConcentratorId::new, this::panel))
                .onAsk(this::showBridges);
        add(page);
        live.whileAttached(this, ConcentratorChanged.class, event -> true, events -> changed());
        live.whileAttached(
                this,
                BridgeCommandChanged.class,
                event -> true,
                events -> page.panel(ConcentratorPanel.class).ifPresent(ConcentratorPanel::showOrder));
        live.whileAttached(this, BridgeChanged.class, event -> true, events -> changed());
        live.whileAttached(this, TimePassed.class, event -> true, events -> timePassed());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("telemetry.office.concentrators");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private PageHeading heading() {
        var heading = new PageHeading(getPageTitle());
        return Technicians.include(viewer)
                ? heading.actions(new LiveBadge(), addBridge())
                : heading.actions(new LiveBadge());
    }

    private ConcentratorPanel panel(ConcentratorId id) {
        var one = list.find(id).orElseThrow(NotFoundException::new);
        return new ConcentratorPanel(commands, viewer, one.bridge(), one.concentrator(), moments, this::close);
    }

    private void close() {
        page.close();
    }

    /** Rows keep their places; that some came or went is said above them. */
    private void changed() {
        grid.recount();
        grid.refresh();
        showBridges();
        refreshPanel();
    }

    private void timePassed() {
        panels.values().forEach(BridgePanel::repaint);
        grid.refresh();
        refreshPanel();
    }

    private void refreshPanel() {
        page.panel(ConcentratorPanel.class)
                .ifPresent(panel -> list.find(panel.id())
                        .ifPresentOrElse(one -> panel.show(one.bridge(), one.concentrator()), this::close));
    }

    private void showBridges() {
        var all = list.bridges();
        if (!panels.keySet().equals(all.stream().map(BridgeStatus::bridgeId).collect(Collectors.toSet()))) {
            bridges.removeAll();
            panels.clear();
            all.forEach(bridge -> panels.put(bridge.bridgeId(), panel(bridge)));
            panels.values().forEach(bridges::add);
        }
        all.forEach(
                bridge -> Objects.requireNonNull(panels.get(bridge.bridgeId())).show(bridge));
    }

    private BridgePanel panel(BridgeStatus bridge) {
        var panel = new BridgePanel(bridge, moments);
        panel.actions(new PageLink(
                TelemetryNavigation.bridge(bridge.bridgeId()), getTranslation("telemetry.office.bridge.open")));
        return panel;
    }

    private EmptyState nothingFound() {
        if (!filters.isAsked()) {
            return new EmptyState(
                    Icons.CONCENTRATOR,
                    getTranslation("telemetry.office.concentrators.none"),
                    getTranslation("telemetry.office.concentrators.none.text"));
        }
        return new EmptyState(
                Icons.SEARCH,
                getTranslation("platform.list.none"),
                getTranslation("platform.list.none.text"),
                new Button(getTranslation("platform.list.clear"), pressed -> filters.clear()));
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
}
