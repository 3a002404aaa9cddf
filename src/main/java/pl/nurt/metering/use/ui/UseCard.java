package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.UsePeriod;
import pl.nurt.metering.use.UsePeriod.Span;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Segmented;

/** The chart of the viewer's first meter with the choice of its period; nothing at all without a meter. */
final class UseCard extends Div {
    private final Consumption consumption;
    private final Viewer viewer;
    private final Clock clock;
    private final UseChart chart;
    private final Card card;
    private final Segmented<Span> span;

    /** Read by the thread that publishes an event. */
    private volatile @Nullable MeterId meter;

    UseCard(Consumption consumption, Viewer viewer, LiveUpdates live, Clock clock) {
        this.consumption = consumption;
        this.viewer = viewer;
        this.clock = clock;
        chart = new UseChart(consumption, viewer, clock);
        card = new Card(getTranslation("metering.use.title"));
        span = new Segmented<>(
                getTranslation("metering.use.span"),
                List.of(Span.values()),
                item -> getTranslation("metering.use.span." + item));
        span.setValue(Span.MONTH);
        span.addValueChangeListener(change -> show());
        card.aside(span);
        card.add(chart);
        live.whileAttached(this, UseRebuilt.class, this::concerns, events -> chart.refresh());
        // Added after the line above: what changes between reading and listening would be missed.
        addAttachListener(attached -> build());
    }

    private boolean concerns(UseRebuilt event) {
        var shown = meter;
        return shown != null && event.meters().contains(shown);
    }

    private void build() {
        removeAll();
        var meters = consumption.meters(viewer);
        meters.stream().findFirst().ifPresent(first -> {
            meter = first.id();
            if (meters.size() > 1) {
                card.setHeading(
                        getTranslation("metering.use.titleOf", first.place().fullAddress()));
            }
            add(card);
            show();
        });
    }

    private void show() {
        var shown = meter;
        if (shown == null) {
            return;
        }
        var today = CivilTime.dayOf(clock.instant());
        var period = new UsePeriod(span.getValue(), today);
        card.subtitle(new UseTexts(this, getLocale(), today).titled(period));
        chart.show(shown, period);
    }
}
