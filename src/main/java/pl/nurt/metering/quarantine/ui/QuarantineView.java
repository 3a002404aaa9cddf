package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSingleSelectionModel;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.quarantine.QuarantineFilter;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.ChipBar;
import pl.nurt.platform.ui.EmptyState;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.Moments;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.list.KeyedPages;
import pl.nurt.platform.ui.list.ListAndDetail;

/** Readings that could not be booked: each with its reason in plain words and what can be done. */
@Route(MeteringNavigation.QUARANTINE)
@Menu(title = "metering.office.quarantine", order = 120, icon = "quarantine")
@RolesAllowed(Rights.SEE_QUARANTINE)
class QuarantineView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private final Quarantine quarantine;
    private final UnknownMeters unknown;
    private final Viewer viewer;
    private final Moments moments;
    private final ChipBar<QuarantineState> states;
    private final Select<RefusalReason> reason = new Select<>();
    private final Grid<QuarantinedReading> grid = new Grid<>();
    private final KeyedPages<QuarantinedReading> pages;
    private final Div instead = new Div();
    private final ListAndDetail layout;

    QuarantineView(
            Quarantine quarantine, UnknownMeters unknown, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.quarantine = quarantine;
        this.unknown = unknown;
        viewer = currentUser.viewer();
        moments = new Moments(this, getLocale(), clock);
        pages = new KeyedPages<>(this::page);
        states = new ChipBar<>(
                getTranslation("metering.office.quarantine.which"),
                List.of(QuarantineState.values()),
                state -> getTranslation("metering.office.quarantine.chip." + state));
        states.addValueChangeListener(changed -> reload());
        reasons();
        columns();
        var list = new Div(new PageHeading(getPageTitle()).actions(new LiveBadge(), reason), states, instead, grid);
        list.addClassName("list-of-rows");
        layout = new ListAndDetail(list, grid::deselectAll, this::fit);
        layout.openFrom(grid, reading -> open(reading.id()));
        add(layout);
        live.whileAttached(this, QuarantineChanged.class, event -> true, events -> changed());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.office.quarantine");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        reload();
    }

    private void reasons() {
        reason.setLabel(getTranslation("metering.office.quarantine.reason"));
        reason.addClassName("list-search");
        reason.setEmptySelectionAllowed(true);
        reason.setEmptySelectionCaption(getTranslation("metering.office.quarantine.anyReason"));
        reason.setPlaceholder(getTranslation("metering.office.quarantine.anyReason"));
        reason.setItems(RefusalReason.values());
        reason.setItemLabelGenerator(one -> one == null
                ? getTranslation("metering.office.quarantine.anyReason")
                : getTranslation("metering.office.reason." + one));
        reason.addValueChangeListener(changed -> reload());
    }

    private void columns() {
        grid.addClassName("dense-grid");
        grid.setAriaLabel(getPageTitle());
        grid.setPageSize(50);
        ((GridSingleSelectionModel<QuarantinedReading>) grid.getSelectionModel()).setDeselectAllowed(false);
        column(
                "identification",
                grid.addColumn(QuarantinedReading::identification)
                        .setFlexGrow(2)
                        .setWidth("160px"));
        column("reason", grid.addColumn(reasonBadge()).setFlexGrow(2).setWidth("206px"));
        column(
                        "index",
                        grid.addColumn(one -> moments.formats().indexAsItCame(one.indexText()))
                                .setWidth("110px"))
                .setTextAlign(ColumnTextAlign.END);
        column(
                "readAt",
                grid.addColumn(one -> moments.formats().moment(one.readAt())).setWidth("140px"));
        column(
                "receivedAt",
                grid.addColumn(one -> moments.brief(one.receivedAt())).setWidth("120px"));
        column("concentrator", grid.addColumn(QuarantinedReading::concentrator).setWidth("130px"));
    }

    private Grid.Column<QuarantinedReading> column(String name, Grid.Column<QuarantinedReading> column) {
        return column.setHeader(getTranslation("metering.office.quarantine." + name))
                .setKey(name)
                .setResizable(true);
    }

    private LitRenderer<QuarantinedReading> reasonBadge() {
        return LitRenderer.<QuarantinedReading>of("<span class='badge warn'>${item.word}</span>")
                .withProperty("word", one -> getTranslation("metering.office.reason." + one.reason()));
    }

    private void fit(int width) {
        List.of("index", "concentrator").forEach(key -> show(key, width >= 900));
        show("readAt", width >= 600);
        show("receivedAt", width >= 760);
    }

    private void show(String key, boolean visible) {
        grid.getColumnByKey(key).setVisible(visible);
    }

    private List<QuarantinedReading> page(@Nullable QuarantinedReading after, int skip, int size) {
        return quarantine.page(filter(), after == null ? null : after.id(), skip + size, viewer).stream()
                .skip(skip)
                .toList();
    }

    private QuarantineFilter filter() {
        return new QuarantineFilter(states.getValue(), reason.getValue(), "");
    }

    private void changed() {
        reload();
        if (layout.opened() instanceof QuarantinePanel panel) {
            panel.reload();
        }
    }

    private void reload() {
        pages.forget();
        var counts = new HashMap<QuarantineState, Long>();
        Arrays.stream(QuarantineState.values())
                .forEach(state -> counts.put(
                        state, (long) quarantine.count(new QuarantineFilter(state, reason.getValue(), ""), viewer)));
        states.setCounts(counts);
        int found = Math.toIntExact(counts.getOrDefault(states.getValue(), 0L));
        grid.setVisible(found > 0);
        instead.removeAll();
        if (found == 0) {
            instead.add(empty());
        }
        grid.setItems(new CallbackDataProvider<>(
                query -> pages.rows(query.getOffset(), query.getLimit()).stream(),
                query -> found,
                QuarantinedReading::id));
    }

    private EmptyState empty() {
        var which = states.getValue() == QuarantineState.OPEN && reason.isEmpty() ? "none" : "noneSuch";
        return new EmptyState(
                Icons.CHECK,
                getTranslation("metering.office.quarantine." + which),
                getTranslation("metering.office.quarantine." + which + ".text"));
    }

    private void open(QuarantinedReadingId id) {
        try {
            layout.open(new QuarantinePanel(quarantine, unknown, viewer, id, moments, layout::close));
        } catch (NotFoundException gone) {
            layout.close();
        }
    }
}
