package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.ui.place.PlacePanel;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterRow;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.use.OfficeUse;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** The meters of a place on the pages of room customer, each with its index, which moves by itself when a reading comes. */
@org.springframework.stereotype.Component
class MetersAtPlace implements PlacePanel {
    private static final int DAYS = 14;

    private final Meters meters;
    private final OfficeUse use;
    private final LiveUpdates live;
    private final Clock clock;

    MetersAtPlace(Meters meters, OfficeUse use, LiveUpdates live, Clock clock) {
        this.meters = meters;
        this.use = use;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Component> create(ServicePointId place) {
        return Optional.of(new Lines(place));
    }

    private final class Lines extends Div {
        private final ServicePointId place;
        private volatile Set<MeterId> shown = Set.of();

        private Lines(ServicePointId place) {
            this.place = place;
            addClassName("meters-at-place");
            show();
            live.whileAttached(
                    this,
                    ReadingsAccepted.class,
                    event -> event.meters().stream().anyMatch(shown::contains),
                    events -> show());
        }

        private void show() {
            removeAll();
            List<MeterRow> rows = meters.at(place);
            shown = rows.stream().map(MeterRow::meterId).collect(Collectors.toUnmodifiableSet());
            var days = use.lastDays(shown, DAYS);
            rows.forEach(row -> add(line(row, days.getOrDefault(row.meterId(), List.of()))));
            if (rows.isEmpty()) {
                var none = new Paragraph(getTranslation("metering.office.atPlace.none"));
                none.addClassNames("muted", "tiny");
                add(none);
            }
        }

        private Div line(MeterRow row, List<UsePoint> days) {
            var link = new PageLink(MeteringNavigation.meter(row.meterId()), row.serialNumber());
            link.addClassName("strong");
            var index = row.index();
            var shownIndex =
                    new Span(index == null ? "–" : Formats.of(getLocale()).index(index) + "\u00a0m³");
            shownIndex.addClassName("figures");
            var word = StateWord.of(row, this, clock.instant()).getFirst();
            var line = new Div(link, shownIndex, new DayBars(days), new Badge(word.state(), word.word()));
            line.addClassName("meter-at-place");
            return line;
        }
    }
}
