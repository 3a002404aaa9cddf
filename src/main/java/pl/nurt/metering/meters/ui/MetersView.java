package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.live.TimePassed;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.Moments;
import pl.nurt.platform.ui.Notice;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.Toast;
import pl.nurt.platform.ui.list.ListAndDetail;

/** All meters in a list that searches, answers the usual questions, and shows one of them closer beside it. */
@Route(MeteringNavigation.METERS)
@Menu(title = "metering.office.meters", order = 110, icon = "meter")
@RolesAllowed(Rights.STAFF)
class MetersView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Meters meters;
    private final MeterListExport export;
    private final Viewer viewer;
    private final LiveUpdates live;
    private final Moments moments;
    private final ListAndDetail layout;
    private final TextField search = new TextField();
    private final MeterChips chips;
    private final MeterGrid grid;
    private final MeterRows rows;
    private final Button download = new Button();
    private final Div instead = new Div();

    private boolean reading;

    MetersView(Meters meters, MeterListExport export, CurrentUser user, LiveUpdates live, Clock clock) {
        this.meters = meters;
        this.export = export;
        viewer = user.viewer();
        this.live = live;
        moments = new Moments(this, getLocale(), clock);
        chips = new MeterChips(this::search);
        grid = new MeterGrid(moments);
        rows = new MeterRows(meters, grid);
        var list = new Div(heading(), chips, instead, grid);
        list.addClassName("list-of-rows");
        layout = new ListAndDetail(list, this::closed, grid::fit);
        layout.openFrom(grid, row -> open(row.meterId()));
        add(layout);
        live.whileAttached(
                this,
                ReadingsAccepted.class,
                event -> rows.concerns(event.meters()),
                events -> refresh(events, ReadingsAccepted::meters));
        live.whileAttached(
                this,
                UseRebuilt.class,
                event -> rows.concerns(event.meters()),
                events -> refresh(events, UseRebuilt::meters));
        live.whileAttached(this, TimePassed.class, event -> true, events -> recount());
    }

    private <E> void refresh(List<E> events, Function<E, Set<MeterId>> meters) {
        if (events.isEmpty()) {
            rows.refresh();
        } else {
            rows.refresh(events.stream().map(meters).toList());
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.office.meters");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = MetersAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        search.setValue(asked.text());
        chips.setValue(asked.state());
        reading = false;
        search();
        if (asked.meter() == null) {
            layout.close();
        } else {
            open(asked.meter());
        }
    }

    private PageHeading heading() {
        search.setLabel(getTranslation("metering.office.search"));
        search.addClassName("list-search");
        search.setPlaceholder(getTranslation("metering.office.search.hint"));
        search.setPrefixComponent(Icons.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(MeterFilter.MAX_TEXT);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.addValueChangeListener(changed -> search());
        download.setText(getTranslation("metering.export"));
        download.setDisableOnClick(true);
        download.addClickListener(pressed -> export());
        return new PageHeading(getPageTitle()).actions(new LiveBadge(), search, download);
    }

    private void search() {
        if (reading) {
            return;
        }
        var filter = new MeterFilter(search.getValue(), chips.getValue());
        instead.removeAll();
        try {
            var counts = meters.counts(filter.text());
            chips.show(counts);
            rows.show(filter, counts.of(filter.state()));
            var empty = counts.of(filter.state()) == 0;
            grid.setVisible(!empty);
            if (empty) {
                instead.add(nothingFound(filter.equals(MeterFilter.ALL)));
            }
        } catch (DataAccessException unreachable) {
            grid.setVisible(false);
            instead.add(failed());
        }
        remember();
    }

    /** What is filtered now, as a spreadsheet; it is made beside the page and fetched from the list of jobs. */
    private void export() {
        export.start(viewer, new MeterFilter(search.getValue(), chips.getValue()), getLocale());
        Toast.show(getTranslation("metering.export.started"));
        download.setEnabled(true);
    }

    private void recount() {
        if (grid.isVisible()) {
            chips.show(meters.counts(search.getValue()));
        }
    }

    private EmptyState nothingFound(boolean noneAtAll) {
        if (noneAtAll) {
            return new EmptyState(
                    Icons.METER, getTranslation("metering.office.none"), getTranslation("metering.office.none.text"));
        }
        var all = new Button(getTranslation("metering.office.showAll"), pressed -> showAll());
        return new EmptyState(
                Icons.SEARCH,
                getTranslation("metering.office.notFound"),
                getTranslation("metering.office.notFound.text"),
                all);
    }

    private void showAll() {
        reading = true;
        search.clear();
        chips.setValue(null);
        reading = false;
        search();
    }

    private Notice failed() {
        return new Notice(
                        State.BAD,
                        getTranslation("metering.office.failed"),
                        getTranslation("metering.office.failed.text"))
                .actions(new Button(getTranslation("metering.office.retry"), pressed -> search()))
                .announced();
    }

    private void open(MeterId meter) {
        try {
            layout.open(new MeterDetail(meters, meter, moments, live, layout::close));
            meters.rows(List.of(meter)).forEach(grid::select);
            remember();
        } catch (NotFoundException gone) {
            layout.close();
        }
    }

    private void closed() {
        grid.deselectAll();
        remember();
    }

    /** What is asked stands in the address, so that it can be kept, sent and come back to. */
    private void remember() {
        var meter = layout.opened() instanceof MeterDetail panel ? panel.meterId() : null;
        var address = new MetersAddress(search.getValue(), chips.getValue(), meter);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address.location()));
    }
}
