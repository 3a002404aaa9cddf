package pl.nurt.telemetry.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.registration.ui.MeterRegistrar;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;
import pl.nurt.platform.ui.text.Moments;
import pl.nurt.telemetry.TelemetryNavigation;
import pl.nurt.telemetry.bridges.Concentrators;
import pl.nurt.telemetry.bridges.PolledConcentrator;
import pl.nurt.telemetry.configuration.BridgeConfigurations;
import pl.nurt.telemetry.configuration.ConfigurationChanged;
import pl.nurt.telemetry.orders.BridgeCommandChanged;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommands;
import pl.nurt.telemetry.search.BusSearch;
import pl.nurt.telemetry.search.BusSearches;
import pl.nurt.telemetry.search.FoundMeterStatus;
import pl.nurt.telemetry.search.FoundMeters;

/**
 * Searches a concentrator's bus and offers the found meters for registration. The search runs at the bridge: this page may be closed
 * and shows it again when it is opened.
 */
@Route(TelemetryNavigation.CONCENTRATORS + "/:concentratorId/search")
@RolesAllowed(Rights.KEEP_DEVICES)
class BusSearchView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Concentrators concentrators;
    private final BusSearches searches;
    private final BridgeCommands commands;
    private final BridgeConfigurations configurations;
    private final FoundMeters foundMeters;
    private final MeterRegistrar registrar;
    private final LiveUpdates live;
    private final Viewer viewer;
    private final Moments moments;
    private String title = "";

    BusSearchView(
            Concentrators concentrators,
            BusSearches searches,
            BridgeCommands commands,
            BridgeConfigurations configurations,
            FoundMeters foundMeters,
            MeterRegistrar registrar,
            CurrentUser user,
            LiveUpdates live,
            Clock clock) {
        this.concentrators = concentrators;
        this.searches = searches;
        this.commands = commands;
        this.configurations = configurations;
        this.foundMeters = foundMeters;
        this.registrar = registrar;
        this.live = live;
        viewer = user.viewer();
        moments = new Moments(this, getLocale(), clock);
        addClassNames("bus-search", "stack");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var wanted = event.getRouteParameters()
                .get("concentratorId")
                .flatMap(InAddress::number)
                .map(ConcentratorId::new)
                .orElseThrow(NotFoundException::new);
        show(concentrators.bridges().stream()
                .flatMap(
                        bridge -> bridge.concentrators().stream().map(status -> new PolledConcentrator(bridge, status)))
                .filter(line -> line.id().equals(wanted))
                .findFirst()
                .orElseThrow(NotFoundException::new));
    }

    private void show(PolledConcentrator here) {
        title = getTranslation("telemetry.search.title", here.concentrator().name());
        removeAll();
        add(new PageHeading(title)
                .actions(
                        new LiveBadge(),
                        new PageLink(
                                TelemetryNavigation.concentrator(here.id()), getTranslation("telemetry.search.back"))));
        if (here.concentrator().protocol().isMBus()) {
            add(new Page(here));
        } else {
            add(new EmptyState(
                    Icons.SEARCH,
                    getTranslation("telemetry.plan.search.noMBus"),
                    getTranslation("telemetry.search.noMBus.text")));
        }
    }

    /** The form, the search's state and what it found. */
    private final class Page extends Div {
        private final PolledConcentrator here;
        private final BusSearchForm form = new BusSearchForm(this::start);
        private final Div progress = new Div();
        private final FoundMeterActions actions;
        private final FoundMeterTable table;
        private final Div above = new Div();
        private final UnresolvedPlaces unclear = new UnresolvedPlaces(this::startAt);
        private @Nullable BusSearch shown;

        Page(PolledConcentrator here) {
            this.here = here;
            actions =
                    new FoundMeterActions(registrar, foundMeters, configurations, viewer, moments, here, this::reload);
            table = new FoundMeterTable(moments, actions);
            addClassName("stack");
            progress.getElement().setAttribute("aria-live", "polite");
            above.addClassName("stack-s");
            add(form, progress, unclear, actions, above, table);
            live.whileAttached(
                    this,
                    BridgeCommandChanged.class,
                    event -> event.bridge().equals(here.bridge().bridgeId()),
                    events -> reload());
            live.whileAttached(
                    this,
                    ConfigurationChanged.class,
                    event -> event.bridge().equals(here.bridge().bridgeId()),
                    events -> reload());
            reload();
        }

        private void start() {
            start(form.wanted(), form.probeBudget());
        }

        private void start(@Nullable String wanted, @Nullable Integer probeBudget) {
            commands.searchBus(here.id(), wanted, probeBudget, viewer);
            reload();
        }

        private void startAt(String wanted) {
            form.attempt(() -> start(wanted, null));
        }

        private void reload() {
            var allowsOther = actions.refresh();
            if (allowsOther) {
                table.forget();
            }
            var search = searches.latest(here.id()).orElse(null);
            if (search == null) {
                show(never(), true, List.of());
            } else if (allowsOther || !search.equals(shown)) {
                // What is the same stays: no focus is lost, and nothing is read out again.
                shown = search;
                show(
                        new BusSearchNotice(search, moments, this::stop, this::goOn),
                        !search.latest().state().isOpen(),
                        search.found());
                unclear.show(search.unresolved(), !search.latest().state().isOpen());
            }
        }

        private void show(Component state, boolean mayStart, List<FoundMeterStatus> found) {
            progress.removeAll();
            progress.add(state);
            form.allow(mayStart);
            table.setVisible(!found.isEmpty());
            table.show(found, here.bridge().concentrators());
            above.removeAll();
            if (!found.isEmpty()) {
                above(found);
            }
        }

        private void above(List<FoundMeterStatus> found) {
            if (!actions.isConfigurable()) {
                var own = new Paragraph(getTranslation("telemetry.search.ownFile"));
                own.addClassName("muted");
                above.add(own);
            }
            var unread = actions.unread(found);
            if (unread.size() > 1) {
                above.add(new Button(
                        getTranslation(
                                "telemetry.search.configureAll",
                                moments.formats().count(unread.size())),
                        pressed -> {
                            actions.removeAll();
                            actions.configure(unread);
                        }));
            }
        }

        private void stop(BridgeCommandId part) {
            commands.stopSearch(part, viewer);
            reload();
        }

        private void goOn(BridgeCommandId part) {
            commands.searchOn(part, viewer);
            reload();
        }
    }

    private EmptyState never() {
        return new EmptyState(
                Icons.SEARCH, getTranslation("telemetry.search.never"), getTranslation("telemetry.search.never.text"));
    }
}
