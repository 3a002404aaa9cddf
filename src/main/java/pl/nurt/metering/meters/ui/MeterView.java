package pl.nurt.metering.meters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.Rights;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.MeteringNavigation;
import pl.nurt.metering.meters.MeterCard;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.ReadingsAccepted;
import pl.nurt.metering.readings.UseRebuilt;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.live.LiveUpdates;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.LiveBadge;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.InAddress;
import pl.nurt.platform.ui.text.Moments;

/** One meter in full: how it stands, what it is, where it was installed, and every reading it gave. */
@Route(MeteringNavigation.METERS + "/:meterId")
@RolesAllowed(Rights.STAFF)
class MeterView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final int HOURS = 48;

    private final Meters meters;
    private final List<MeterPanel> panels;
    private final LiveUpdates live;
    private final Moments moments;
    private final MeterNow now;
    private final Card facts = new Card(getTranslation("metering.office.meter.facts"));
    private final Div factList = new Div();
    private volatile @Nullable MeterId meterId;
    private String title = "";

    MeterView(Meters meters, List<MeterPanel> panels, LiveUpdates live, Clock clock) {
        this.meters = meters;
        this.panels = panels;
        this.live = live;
        moments = new Moments(this, getLocale(), clock);
        now = new MeterNow(moments, HOURS);
        addClassName("meter-view");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var meter = meterOf(event.getRouteParameters());
        var card = meters.card(meter);
        meterId = meter;
        title = getTranslation("metering.office.meter.title", card.row().serialNumber());
        removeAll();
        var readings = new ReadingList(meters, meter, moments);
        var stands = new Card(getTranslation("metering.office.meter.now"));
        stands.aside(new LiveBadge());
        stands.add(now);
        facts.add(factList);
        var cards = new Div(stands, facts);
        cards.addClassName("cards");
        panels.forEach(panel -> panel.of(card, moments).ifPresent(cards::add));
        add(heading(card), cards, chain(card), readings);
        show(card);
        live.whileAttached(
                readings, ReadingsAccepted.class, accepted -> accepted.meters().contains(meter), events -> {
                    show(meters.card(meter));
                    // None are named when some may have been missed.
                    readings.announce(Math.max(1, events.size()));
                });
        live.whileAttached(
                readings,
                UseRebuilt.class,
                rebuilt -> rebuilt.meters().contains(meter),
                events -> show(meters.card(meter)));
    }

    private static MeterId meterOf(RouteParameters parameters) {
        return parameters
                .get("meterId")
                .flatMap(InAddress::number)
                .map(MeterId::new)
                .orElseThrow(NotFoundException::new);
    }

    private PageHeading heading(MeterCard card) {
        var place = card.row().place();
        return new PageHeading(title)
                .overline(place == null ? getTranslation("metering.office.state.stock") : place.fullAddress())
                .actions(new PageLink(MeteringNavigation.METERS, getTranslation("metering.office.meter.back")));
    }

    private void show(MeterCard card) {
        now.show(card, meters.recentHours(card.row().meterId(), HOURS));
        factList.removeAll();
        factList.add(facts(card));
    }

    private KeyValueList facts(MeterCard card) {
        var row = card.row();
        var list = new KeyValueList();
        var customer = row.customer();
        if (customer != null) {
            list.row(getTranslation("metering.office.customer"), customer.name() + " · " + customer.number());
        }
        list.row(getTranslation("metering.office.meter.device"), MeterDetail.device(card, moments.formats()))
                .row(getTranslation("metering.office.meter.identification"), card.identification())
                .row(
                        getTranslation("metering.office.meter.digits"),
                        getTranslation("metering.office.meter.digitsText", card.digits()))
                .row(
                        getTranslation("metering.office.verifiedUntil"),
                        moments.formats().day(row.verifiedUntil()));
        return card.concentrator() == null
                ? list.row(
                        getTranslation("metering.office.meter.concentrator"),
                        getTranslation("metering.office.meter.notRemote"))
                : list;
    }

    private Component chain(MeterCard card) {
        var history = new Card(getTranslation("metering.office.chain"));
        history.add(new ChainTable(card, moments));
        return history;
    }
}
