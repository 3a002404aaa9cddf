package pl.nurt.metering.quarantine.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.quarantine.Quarantine;
import pl.nurt.metering.quarantine.QuarantineChanged;
import pl.nurt.metering.quarantine.QuarantineState;
import pl.nurt.metering.quarantine.QuarantinedReading;
import pl.nurt.metering.quarantine.QuarantinedReadingId;
import pl.nurt.metering.readings.RefusalReason;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.feedback.EmptyState;
import pl.nurt.platform.ui.list.FilterBar;
import pl.nurt.platform.ui.list.KeyedColumn;
import pl.nurt.platform.ui.list.KeyedGrid;
import pl.nurt.platform.ui.list.ListPage;
import pl.nurt.platform.ui.text.Moments;

/** Readings that could not be booked: each with its reason in plain words and what can be done. */
@Route(MeteringNavigation.QUARANTINE)
@Menu(title = "metering.office.quarantine", order = 120, icon = "quarantine")
@RolesAllowed(Rights.SEE_QUARANTINE)
class QuarantineView extends Div implements HasDynamicTitle, AfterNavigationObserver {
    private static final int LONGEST_SEARCH = 80;

    private final Quarantine quarantine;
    private final UnknownMeters unknown;
    private final Viewer viewer;
    private final Moments moments;
    private final KeyedGrid<QuarantinedReading, QuarantinedReadingId> grid;
    private final ListPage<QuarantinedReading, QuarantinedReadingId> page;

    QuarantineView(
            Quarantine quarantine, UnknownMeters unknown, CurrentUser currentUser, LiveUpdates live, Clock clock) {
        this.quarantine = quarantine;
        this.unknown = unknown;
        viewer = currentUser.viewer();
        moments = new Moments(this, getLocale(), clock);
        var filters = new FilterBar();
        var rows = new QuarantineList(
                quarantine,
                viewer,
                filters.search(
                        "q",
                        getTranslation("metering.office.quarantine.search"),
                        getTranslation("metering.office.quarantine.search.hint"),
                        LONGEST_SEARCH),
                filters.chips(
                        "state",
                        getTranslation("metering.office.quarantine.which"),
                        Arrays.stream(QuarantineState.values())
                                .map(Optional::of)
                                .toList(),
                        state -> getTranslation("metering.office.quarantine.chip." + state.orElseThrow())),
                filters.select(
                        "reason",
                        getTranslation("metering.office.quarantine.reason"),
                        getTranslation("metering.office.quarantine.anyReason"),
                        List.of(RefusalReason.values()),
                        one -> getTranslation("metering.office.reason." + one)));
        grid = new KeyedGrid<>(getPageTitle(), rows);
        columns();
        grid.empty(() -> empty(rows.asksForAllThatWaits()));
        page = new ListPage<>(
                MeteringNavigation.QUARANTINE,
                new PageHeading(getPageTitle()).actions(new LiveBadge()),
                filters,
                grid,
                ListPage.Detail.ofNumber(
                        "reading", QuarantinedReadingId::value, QuarantinedReadingId::new, this::panel));
        add(page);
        live.whileAttached(this, QuarantineChanged.class, event -> true, events -> changed());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.office.quarantine");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        page.enter(event.getLocation());
    }

    private void columns() {
        text("identification", QuarantinedReading::identification).grow(2).width(160);
        grid.column("reason", header("reason"), reasonBadge()).grow(2).width(206);
        text("index", one -> moments.formats().indexAsItCame(one.indexText()))
                .from(900)
                .width(110)
                .figures();
        text("readAt", one -> moments.formats().moment(one.readAt())).from(600).width(140);
        text("receivedAt", one -> moments.brief(one.receivedAt())).from(760).width(120);
        text("concentrator", QuarantinedReading::concentrator).from(900).width(130);
    }

    private KeyedColumn<QuarantinedReading> text(String name, ValueProvider<QuarantinedReading, String> text) {
        return grid.column(name, header(name), text);
    }

    private String header(String name) {
        return getTranslation("metering.office.quarantine." + name);
    }

    private LitRenderer<QuarantinedReading> reasonBadge() {
        return LitRenderer.<QuarantinedReading>of("<span class='badge warn'>${item.word}</span>")
                .withProperty("word", one -> getTranslation("metering.office.reason." + one.reason()));
    }

    private QuarantinePanel panel(QuarantinedReadingId id) {
        return new QuarantinePanel(quarantine, unknown, viewer, id, moments, this::close);
    }

    private void close() {
        page.close();
    }

    private void changed() {
        grid.reload();
        page.panel(QuarantinePanel.class).ifPresent(QuarantinePanel::reload);
    }

    private EmptyState empty(boolean nothingWaits) {
        var which = nothingWaits ? "none" : "noneSuch";
        return new EmptyState(
                Icons.CHECK,
                getTranslation("metering.office.quarantine." + which),
                getTranslation("metering.office.quarantine." + which + ".text"));
    }
}
