package pl.nurt.metering.meters.ui;

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
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.feedback.Toast;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.search.SearchedRows;
import pl.nurt.platform.ui.text.Moments;

/** All meters in a list that searches, answers the usual questions, and shows one of them closer beside it. */
@Route(MeteringNavigation.METERS)
@Menu(title = "metering.office.meters", order = 110, icon = "meter")
@RolesAllowed(Rights.STAFF)
class MetersView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    /** The question of the state, in the address. */
    static final String STATE = "state";

    private static final List<Optional<MeterState>> QUESTIONS = List.of(
            Optional.empty(),
            Optional.of(MeterState.SILENT),
            Optional.of(MeterState.SUSPECT),
            Optional.of(MeterState.VERIFICATION),
            Optional.of(MeterState.NEVER_READ),
            Optional.of(MeterState.NOT_INSTALLED));

    private final Meters meters;
    private final MeterListExport export;
    private final Viewer viewer;
    private final LiveUpdates live;
    private final Moments moments;
    private final FilterBar filters = new FilterBar();
    private final MeterList list;
    private final SearchedRows shown;
    private final Button download = new Button();
    private final ListPage<MeterRow, MeterId> page;

    MetersView(Meters meters, MeterListExport export, CurrentUser user, LiveUpdates live, Clock clock) {
        this.meters = meters;
        this.export = export;
        viewer = user.viewer();
        this.live = live;
        moments = new Moments(this, getLocale(), clock);
        var search = filters.search(
                "q",
                getTranslation("metering.office.search"),
                getTranslation("metering.office.search.hint"),
                MeterFilter.MAX_TEXT);
        var state = filters.chips(
                STATE,
                getTranslation("metering.office.chips"),
                QUESTIONS,
                one -> getTranslation(
                        "metering.office.chip." + one.map(MeterState::name).orElse("ALL")));
        shown = new SearchedRows(this, meters::seen);
        list = new MeterList(meters, search, state, QUESTIONS, shown);
        var grid = new KeyedGrid<>(getPageTitle(), list);
        new MeterColumns(this, moments).addTo(grid);
        grid.counted(found -> getTranslation("metering.office.meters.count", found))
                .empty(this::nothingFound)
                .follow(live, ReadingsAccepted.class, ReadingsAccepted::meters)
                .follow(live, UseRebuilt.class, UseRebuilt::meters);
        download.setText(getTranslation("metering.export"));
        download.setDisableOnClick(true);
        download.addClickListener(pressed -> export());
        page = new ListPage<>(
                MeteringNavigation.METERS,
                new PageHeading(getPageTitle()).actions(new LiveBadge(), download),
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

    /** What is filtered now, as a spreadsheet; it is made beside the page and fetched from the list of jobs. */
    private void export() {
        export.start(viewer, list.filter(), getLocale());
        Toast.show(getTranslation("metering.export.started"));
        download.setEnabled(true);
    }

    private MeterDetail panel(MeterId meter) {
        shown.chosen();
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
