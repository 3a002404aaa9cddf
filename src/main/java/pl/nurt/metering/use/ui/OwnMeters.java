package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.metering.use.Consumption;
import pl.nurt.metering.use.OwnMeter;
import pl.nurt.metering.use.UseSummary;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.feedback.EmptyState;

/** A card for each of the viewer's meters; beside a single one, what the month's use means. */
final class OwnMeters extends Div {
    private final Consumption consumption;
    private final Viewer viewer;
    private final Clock clock;
    private final Map<MeterId, OwnMeterCard> cards = new LinkedHashMap<>();
    private @Nullable MonthCard month;

    /** Read by the thread that publishes an event, hence never changed, only replaced. */
    private volatile Set<MeterId> own = Set.of();

    OwnMeters(Consumption consumption, Viewer viewer, LiveUpdates live, Clock clock) {
        this.consumption = consumption;
        this.viewer = viewer;
        this.clock = clock;
        addClassName("own-meters");
        live.whileAttached(this, UseRebuilt.class, event -> !Collections.disjoint(event.meters(), own), this::refresh);
        // Added after the line above: what changes between reading and listening would be missed.
        addAttachListener(attached -> build());
    }

    private void build() {
        removeAll();
        cards.clear();
        var meters = consumption.meters(viewer);
        own = meters.stream().map(OwnMeter::id).collect(Collectors.toUnmodifiableSet());
        if (meters.isEmpty()) {
            add(nothing());
            return;
        }
        month = meters.size() == 1 ? new MonthCard(clock) : null;
        if (month != null) {
            add(month);
        }
        meters.forEach(meter -> show(meter, meters.size() > 1));
    }

    private void show(OwnMeter meter, boolean withAddress) {
        var summary = consumption.summary(viewer, meter.id());
        var card = new OwnMeterCard(meter, summary, withAddress, clock);
        cards.put(meter.id(), card);
        showMonth(summary);
        add(card);
    }

    private void refresh(List<UseRebuilt> events) {
        if (events.isEmpty()) {
            cards.keySet().forEach(this::refresh);
        }
        events.stream()
                .map(UseRebuilt::meters)
                .flatMap(Collection::stream)
                .distinct()
                .filter(cards::containsKey)
                .forEach(this::refresh);
    }

    private void refresh(MeterId meter) {
        var summary = consumption.summary(viewer, meter);
        Objects.requireNonNull(cards.get(meter)).show(consumption.meter(viewer, meter), summary);
        showMonth(summary);
    }

    private void showMonth(UseSummary summary) {
        if (month != null) {
            month.show(summary);
        }
    }

    private Card nothing() {
        var card = new Card(getTranslation("metering.use.title")).wide();
        card.add(new EmptyState(
                Icons.METER, getTranslation("metering.use.none"), getTranslation("metering.use.none.text")));
        return card;
    }
}
