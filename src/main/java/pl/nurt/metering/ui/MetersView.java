package pl.nurt.metering.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import pl.nurt.metering.MeterFilter;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRow;
import pl.nurt.metering.MeterState;
import pl.nurt.metering.Meters;
import pl.nurt.metering.ReadingsAccepted;
import pl.nurt.metering.UseRebuilt;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.Moments;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;

/** All meters in a list that searches, answers the usual questions, and shows one of them closer beside it. */
@Route(MeteringNavigation.METERS)
@Menu(title = "metering.office.meters", order = 110, icon = "meter")
@RolesAllowed({"CUSTOMER_SERVICE", "CASE_OFFICER", "FINANCE", "TECHNICIAN", "DISPATCHER", "ADMIN", "AUDITOR"})
class MetersView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private static final List<Optional<MeterState>> QUESTIONS = List.of(
            Optional.empty(),
            Optional.of(MeterState.SILENT),
            Optional.of(MeterState.SUSPECT),
            Optional.of(MeterState.VERIFICATION),
            Optional.of(MeterState.NEVER_READ),
            Optional.of(MeterState.NOT_INSTALLED));

    private final Meters meters;
    private final LiveUpdates live;
    private final Moments moments;
    private final FilterBar filters = new FilterBar();
    private final ListPage<MeterRow, MeterId> page;

    MetersView(Meters meters, LiveUpdates live, Clock clock) {
        this.meters = meters;
        this.live = live;
        moments = new Moments(this, getLocale(), clock);
        var search = filters.search(
                "q",
                getTranslation("metering.office.search"),
                getTranslation("metering.office.search.hint"),
                MeterFilter.MAX_TEXT);
        var state = filters.chips(
                "state",
                getTranslation("metering.office.chips"),
                QUESTIONS,
                one -> getTranslation(
                        "metering.office.chip." + one.map(MeterState::name).orElse("ALL")));
        var grid = new KeyedGrid<>(getPageTitle(), new MeterList(meters, search, state, QUESTIONS));
        new MeterColumns(this, moments).addTo(grid);
        grid.counted(found -> getTranslation("metering.office.meters.count", found))
                .empty(this::nothingFound)
                .follow(live, ReadingsAccepted.class, ReadingsAccepted::meters)
                .follow(live, UseRebuilt.class, UseRebuilt::meters);
        page = new ListPage<>(
                MeteringNavigation.METERS,
                new PageHeading(getPageTitle()).actions(new LiveBadge()),
                filters,
                grid,
                ListPage.Detail.ofNumber("meter", MeterId::value, MeterId::new, this::panel));
        add(page);
        live.whileAttached(this, TimePassed.class, event -> true, events -> grid.recount());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.office.meters");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private MeterDetail panel(MeterId meter) {
        return new MeterDetail(meters, meter, moments, live, this::close);
    }

    private void close() {
        page.close();
    }

    private EmptyState nothingFound() {
        if (!filters.isAsked()) {
            return new EmptyState(
                    Icons.METER, getTranslation("metering.office.none"), getTranslation("metering.office.none.text"));
        }
        return new EmptyState(
                Icons.SEARCH,
                getTranslation("metering.office.notFound"),
                getTranslation("metering.office.notFound.text"),
                new Button(getTranslation("metering.office.showAll"), pressed -> filters.clear()));
    }
}
