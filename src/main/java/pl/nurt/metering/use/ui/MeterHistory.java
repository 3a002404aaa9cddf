package pl.nurt.metering.use.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import pl.nurt.metering.use.MeterAtPoint;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Formats;

/** The meters that have been installed at the point, the present one first. */
final class MeterHistory extends Card {
    private final OrderedList list = new OrderedList();

    MeterHistory() {
        super("");
        setHeading(getTranslation("metering.history.title"));
        list.addClassName("meter-history");
        add(list);
    }

    void show(List<MeterAtPoint> meters) {
        list.removeAll();
        meters.forEach(meter -> list.add(item(meter)));
    }

    private ListItem item(MeterAtPoint meter) {
        var formats = Formats.of(getLocale());
        var serial = new Span(meter.serialNumber());
        serial.addClassName("serial");
        var head = new Paragraph(serial);
        if (meter.removedAt() == null) {
            head.add(new Badge(State.GOOD, getTranslation("metering.history.now")));
        }
        var times = new Paragraph(getTranslation(
                "metering.history.from",
                formats.day(CivilTime.dayOf(meter.installedAt())),
                formats.index(meter.firstIndex())));
        times.addClassNames("muted", "small");
        var end = new Paragraph(
                meter.removedAt() == null || meter.lastIndex() == null
                        ? getTranslation("metering.history.verified", formats.day(meter.verifiedUntil()))
                        : getTranslation(
                                "metering.history.until",
                                formats.day(CivilTime.dayOf(meter.removedAt())),
                                formats.index(meter.lastIndex())));
        end.addClassNames("muted", "small");
        return new ListItem(head, times, end);
    }
}
