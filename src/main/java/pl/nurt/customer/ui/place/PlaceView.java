package pl.nurt.customer.ui.place;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import pl.nurt.customer.ServicePointId;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.Handover;
import pl.nurt.customer.supply.ServicePointCard;
import pl.nurt.customer.ui.ContractTexts;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.customer.ui.Desk;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Rights;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.PageHeading;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** One place: where it is, what is supplied, who had and has its contract, and what other rooms know of it. */
@Route(CustomerNavigation.PLACES + "/:placeId")
@RolesAllowed(Rights.STAFF)
public class PlaceView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private final Desk desk;
    private final Viewer viewer;
    private String title = "";

    public PlaceView(Desk desk, CurrentUser currentUser) {
        this.desk = desk;
        viewer = currentUser.viewer();
        addClassNames("customer-view", "place-view");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("placeId")
                .flatMap(CustomerNavigation::key)
                .map(ServicePointId::new)
                .orElseThrow(NotFoundException::new);
        var card = desk.points().card(id);
        title = card.place().fullAddress();
        removeAll();
        var heading = new PageHeading(title);
        if (viewer.may(Right.KEEP_CUSTOMERS)) {
            var edit = new PageLink(CustomerNavigation.place(id) + "/edit", getTranslation("customer.edit"));
            edit.addClassName("button");
            heading.actions(edit);
        }
        var cards = new Div(facts(card), contracts(id));
        cards.addClassName("cards");
        add(heading, cards);
        desk.placePanels().stream()
                .sorted(Comparator.comparingInt(PlacePanel::order))
                .forEach(panel -> panel.create(id).ifPresent(part -> {
                    var around = new Card(getTranslation("customer.place.hangs"));
                    around.add(part);
                    add(around);
                }));
    }

    private Component facts(ServicePointCard card) {
        var facts = new Card(getTranslation("customer.place.where"));
        if (card.sensitiveUse() != null) {
            facts.aside(new Badge(State.WARN, getTranslation("customer.sensitiveUse." + card.sensitiveUse())));
        }
        var list = new KeyValueList()
                .row(text("locality"), card.postalCode() + " " + card.place().locality());
        if (card.number() != null) {
            list.row(text("number"), card.number());
        }
        if (card.plotNumber() != null) {
            list.row(text("plotNumber"), card.plotNumber());
        }
        list.row(
                text("coordinates"),
                card.latitude() == null || card.longitude() == null
                        ? getTranslation("customer.place.unknown")
                        : card.latitude().toPlainString() + ", "
                                + card.longitude().toPlainString());
        var texts = new ContractTexts(this, getLocale(), desk.contracts().tariffGroups());
        list.row(text("media"), texts.media(card.water(), card.sewage(), card.rain()));
        if (card.sensitiveNote() != null) {
            list.row(text("sensitiveNote"), card.sensitiveNote());
        }
        facts.add(list);
        return facts;
    }

    private Component contracts(ServicePointId place) {
        var card = new Card(getTranslation("customer.place.contracts"));
        var today = CivilTime.dayOf(desk.clock().instant());
        var texts = new ContractTexts(this, getLocale(), desk.contracts().tariffGroups());
        var handovers = desk.contracts().handoversOf(place);
        var all = desk.contracts().ofPlace(place);
        for (Contract one : all) {
            var owner = new PageLink(
                    CustomerNavigation.customer(one.customer().customerId()),
                    one.customer().name());
            owner.addClassName("strong");
            var about = new Paragraph(texts.sentence(one, today));
            about.addClassNames("muted", "tiny");
            var part = new Div(owner, about);
            part.addClassName("place");
            handovers.stream()
                    .filter(handover -> handover.begun().equals(one.contractId()))
                    .forEach(handover -> part.add(indexes(handover)));
            card.add(part);
        }
        if (all.isEmpty()) {
            card.add(new Paragraph(getTranslation("customer.place.noContract")));
        }
        return card;
    }

    private Component indexes(Handover handover) {
        var line = new Span();
        line.addClassName("tiny");
        var formats = Formats.of(getLocale());
        line.setText(handover.indexes().stream()
                .map(index -> getTranslation(
                        "customer.place.takenOverWith", index.meterNumber(), formats.index(index.index())))
                .reduce((one, other) -> one + ", " + other)
                .orElse(getTranslation("customer.place.takenOver")));
        return line;
    }

    private String text(String field) {
        return getTranslation("customer.field." + field);
    }
}
