package pl.nurt.metering.ui;

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
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.BridgeStatus;
import pl.nurt.metering.ConcentratorChanged;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.Concentrators;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;

/** Whether readings come: bridges above, the concentrators they poll below. Moves by itself. */
@Route(MeteringNavigation.CONCENTRATORS)
@Menu(title = "metering.office.concentrators", order = 320, icon = "concentrator")
@RolesAllowed({"CUSTOMER_SERVICE", "CASE_OFFICER", "FINANCE", "TECHNICIAN", "DISPATCHER", "ADMIN", "AUDITOR"})
class ConcentratorsView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Concentrators concentrators;
    private final Moments moments;
    private final Div bridges = new Div();
    private final ConcentratorGrid grid;
    private final Map<BridgeId, BridgePanel> panels = new LinkedHashMap<>();

    ConcentratorsView(Concentrators concentrators, LiveUpdates live, Clock clock) {
        this.concentrators = concentrators;
        moments = new Moments(this, getLocale(), clock);
        grid = new ConcentratorGrid(moments);
        addClassNames("concentrators-view", "stack");
        bridges.addClassNames("cards", "cards-even");
        add(new PageHeading(getPageTitle()).actions(new LiveBadge()), bridges, grid);
        live.whileAttached(this, ConcentratorChanged.class, event -> true, events -> reload());
        live.whileAttached(this, TimePassed.class, event -> true, events -> repaint());
        reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.office.concentrators");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("id")
                .filter(id -> id.matches("\\d{1,18}"))
                .map(id -> new ConcentratorId(Long.parseLong(id)))
                .ifPresent(grid::select);
    }

    private void reload() {
        var all = concentrators.bridges();
        grid.show(all);
        grid.setVisible(!all.isEmpty());
        if (!panels.keySet().equals(all.stream().map(BridgeStatus::bridgeId).collect(Collectors.toSet()))) {
            bridges.removeAll();
            panels.clear();
            all.forEach(bridge -> panels.put(bridge.bridgeId(), new BridgePanel(bridge, moments)));
            panels.values().forEach(bridges::add);
        }
        all.forEach(
                bridge -> Objects.requireNonNull(panels.get(bridge.bridgeId())).show(bridge));
        if (all.isEmpty()) {
            bridges.add(new EmptyState(
                    Icons.CONCENTRATOR,
                    getTranslation("metering.office.concentrators.none"),
                    getTranslation("metering.office.concentrators.none.text")));
        }
    }

    private void repaint() {
        panels.values().forEach(BridgePanel::repaint);
        grid.getDataProvider().refreshAll();
    }
}
