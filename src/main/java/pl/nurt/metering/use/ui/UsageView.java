package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeterRole;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.metering.use.ui.UsageNavigation.Wish;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.sheets.Sheets;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.Segmented;
import pl.nurt.platform.ui.feedback.EmptyState;

/** Use over any period, the index on any day, and the meters of the point. Everything chosen stands in the address. */
@Route("usage")
@Menu(title = "metering.use.title", order = 20, icon = "chart")
@RolesAllowed("RESIDENT")
class UsageView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {
    private final Consumption consumption;
    private final Sheets sheets;
    private final Viewer viewer;
    private final Clock clock;

    private final PageHeading heading;
    private final Select<OwnMeter> choice = new Select<>();
    private final Card use;
    private final Segmented<Span> span;
    private final PeriodPager pager;
    private final UseChart chart;
    private final Div cards = new Div();
    private final MonthCard month;
    private final MeterHistory history = new MeterHistory();
    private @Nullable DaySearch search;

    private List<OwnMeter> meters = List.of();
    private Wish wish;
    private LocalDate firstDay;

    /** Read by the thread that publishes an event. */
    private volatile @Nullable MeterId shown;

    UsageView(Consumption consumption, Sheets sheets, CurrentUser user, LiveUpdates live, Clock clock) {
        this.consumption = consumption;
        this.sheets = sheets;
        this.clock = clock;
        viewer = user.viewer();
        firstDay = today();
        wish = new Wish(null, new UsePeriod(Span.MONTH, today()), false, null);
        heading = new PageHeading(getPageTitle());
        use = new Card(getTranslation("metering.use.title")).wide();
        span = new Segmented<>(
                getTranslation("metering.use.span"),
                List.of(Span.values()),
                item -> getTranslation("metering.use.span." + item));
        pager = new PeriodPager(
                () -> go(wish.period().previous()), () -> go(wish.period().next()));
        chart = new UseChart(consumption, viewer, clock);
        month = new MonthCard(clock);
        cards.addClassName("cards");
        build();
        live.whileAttached(this, UseRebuilt.class, this::concerns, events -> refresh());
    }

    private void build() {
        choice.setLabel(getTranslation("metering.use.chooseMeter"));
        choice.addClassName("meter-choice");
        choice.setItemLabelGenerator(meter -> meter.place().fullAddress() + " · " + name(meter));
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null && !change.getValue().id().equals(shown)) {
                UsageNavigation.go(new Wish(change.getValue().id(), wish.period(), false, null));
            }
        });
        span.addValueChangeListener(change -> {
            if (change.getValue() != wish.period().span()) {
                go(new UsePeriod(change.getValue(), lastDay()));
            }
        });
        use.aside(pager, span);
        use.add(chart);
        add(heading, choice, cards);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wish = UsageNavigation.wish(event.getLocation().getQueryParameters(), today());
        meters = consumption.meters(viewer);
        if (wish.meter() != null && meter().isEmpty()) {
            throw new NotFoundException();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var asked = meter();
        if (asked.isEmpty()) {
            showNothing();
            return;
        }
        var meter = asked.get();
        if (!meter.id().equals(shown)) {
            showMeter(meter);
        }
        showUse(meter);
        showDay(meter);
    }

    private String name(OwnMeter meter) {
        return getTranslation(
                meter.role() == MeterRole.MAIN ? "metering.use.meter" : "metering.use.subMeter", meter.serialNumber());
    }

    private Optional<OwnMeter> meter() {
        return meters.stream()
                .filter(meter -> wish.meter() == null || meter.id().equals(wish.meter()))
                .findFirst();
    }

    private void showNothing() {
        choice.setVisible(false);
        cards.removeAll();
        cards.add(new EmptyState(
                Icons.METER, getTranslation("metering.use.none"), getTranslation("metering.use.none.text")));
    }

    private void showMeter(OwnMeter meter) {
        shown = meter.id();
        heading.overline(meter.place().fullAddress());
        choice.setVisible(meters.size() > 1);
        choice.setItems(meters);
        choice.setValue(meter);
        firstDay = consumption.firstDay(viewer, meter.id());
        search = new DaySearch(firstDay, today(), meter.digits(), this::find);
        history.show(consumption.history(viewer, meter.id()));
        month.show(consumption.summary(viewer, meter.id()));
        cards.removeAll();
        cards.add(
                use, search, month, new ReadingsDownload(consumption, sheets, viewer, meter, firstDay, clock), history);
    }

    private void showUse(OwnMeter meter) {
        var period = wish.period();
        span.setValue(period.span());
        use.subtitle(new UseTexts(this, getLocale(), today()).titled(period));
        pager.allow(period.from().isAfter(firstDay), !period.contains(today()));
        chart.show(meter.id(), period);
    }

    private void showDay(OwnMeter meter) {
        if (search == null) {
            return;
        }
        if (wish.wanted() != null) {
            search.show(wish.wanted(), consumption.indexOn(viewer, meter.id(), wish.wanted()));
        } else {
            search.clear();
            if (wish.find()) {
                search.focus();
            }
        }
    }

    private void refresh() {
        var meter = shown;
        if (meter != null) {
            chart.refresh();
            month.show(consumption.summary(viewer, meter));
        }
    }

    private boolean concerns(UseRebuilt event) {
        var meter = shown;
        return meter != null && event.meters().contains(meter);
    }

    private void go(UsePeriod period) {
        UsageNavigation.go(new Wish(shown, period, wish.find(), wish.wanted()));
    }

    private void find(LocalDate day) {
        if (!day.equals(wish.wanted())) {
            UsageNavigation.go(new Wish(shown, wish.period(), true, day));
        }
    }

    /** Where a change from years to months or days goes to: the end of what is shown now. */
    private LocalDate lastDay() {
        var last = wish.period().until().minusDays(1);
        return last.isAfter(today()) ? today() : last;
    }

    private LocalDate today() {
        return CivilTime.dayOf(clock.instant());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metering.use.title");
    }
}
