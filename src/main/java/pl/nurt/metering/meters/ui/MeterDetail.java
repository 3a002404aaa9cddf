package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Set;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.Installation;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Moments;

/** A meter looked at closer, beside the list it was found in; moves by itself when a reading arrives. */
final class MeterDetail extends Section {
    private final Meters meters;
    private final MeterId meterId;
    private final MeterNow now;
    private final Div facts = new Div();

    MeterDetail(Meters meters, MeterId meterId, Moments moments, LiveUpdates live, Runnable close) {
        this.meters = meters;
        this.meterId = meterId;
        addClassNames("office-detail", "meter-panel");
        var card = meters.card(meterId);
        var title = getTranslation("metering.office.meter.title", card.row().serialNumber());
        getElement().setAttribute("aria-label", title);
        var device = new Paragraph(device(card, moments.formats()));
        device.addClassName("muted");
        now = new MeterNow(moments, 48);
        var page = new PageLink(MeteringNavigation.meter(meterId), getTranslation("metering.office.meter.open"));
        page.addClassNames("button", "primary");
        var actions = new Div(page);
        actions.addClassName("actions");
        add(new PanelHead(title, close), device, now, facts, actions);
        show(card, moments);
        live.whileAttached(this, ReadingsAccepted.class, event -> concerns(event.meters()), events -> reload(moments));
        live.whileAttached(this, UseRebuilt.class, event -> concerns(event.meters()), events -> reload(moments));
    }

    MeterId meterId() {
        return meterId;
    }

    /** Maker, diameter and flow, as on the device's face. */
    static String device(MeterCard card, Formats formats) {
        return card.manufacturer() + " · DN " + card.diameterMm() + " · Q3 " + formats.decimal(card.q3());
    }

    private boolean concerns(Set<MeterId> changed) {
        return changed.contains(meterId);
    }

    private void reload(Moments moments) {
        show(meters.card(meterId), moments);
    }

    private void show(MeterCard card, Moments moments) {
        now.show(card, meters.recentHours(meterId, now.hours()));
        facts.removeAll();
        facts.add(facts(card, moments));
    }

    private KeyValueList facts(MeterCard card, Moments moments) {
        var row = card.row();
        var list = new KeyValueList();
        var customer = row.customer();
        if (customer != null) {
            list.row(getTranslation("metering.office.customer"), customer.name() + " · " + customer.number());
        }
        var place = row.place();
        list.row(
                getTranslation("metering.office.place"),
                place == null ? getTranslation("metering.office.state.stock") : place.fullAddress());
        card.chain().stream()
                .filter(link -> link.meterId().equals(meterId) && link.removedAt() == null)
                .findFirst()
                .ifPresent(link -> list.row(getTranslation("metering.office.installed"), installed(link, moments)));
        return list.row(
                getTranslation("metering.office.verifiedUntil"),
                moments.formats().day(row.verifiedUntil()));
    }

    private String installed(Installation link, Moments moments) {
        return getTranslation(
                "metering.office.installedWith",
                moments.formats().day(CivilTime.dayOf(link.installedAt())),
                moments.formats().index(link.installedWith()));
    }
}
