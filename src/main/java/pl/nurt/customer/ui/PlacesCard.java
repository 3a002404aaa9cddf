package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import pl.nurt.customer.importing.OpeningBalance;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.customer.ui.place.PlacePanel;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.Icons;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.Formats;

/** Place → contract → what is installed there: each place with its contract, and below it what other rooms know of the place. */
final class PlacesCard extends Card {
    private final Desk desk;
    private final CustomerCard card;
    private final Viewer viewer;
    private final Div body = new Div();
    private final Button ended = new Button();
    private boolean showEnded;

    PlacesCard(Desk desk, CustomerCard card, Viewer viewer) {
        super("");
        this.desk = desk;
        this.card = card;
        this.viewer = viewer;
        setHeading(getTranslation("customer.places"));
        addClassName("places-card");
        ended.addThemeVariants(ButtonVariant.TERTIARY);
        ended.addClickListener(pressed -> {
            showEnded = !showEnded;
            reload();
        });
        aside(ended);
        add(body);
        reload();
    }

    void reload() {
        body.removeAll();
        var today = CivilTime.dayOf(desk.clock().instant());
        var all = desk.contracts().ofCustomer(card.customerId());
        var groups = desk.contracts().tariffGroups();
        var past = all.stream().filter(one -> one.endedOn(today)).toList();
        var present = all.stream()
                .filter(one -> !one.endedOn(today))
                .sorted(Comparator.comparing(Contract::validFrom))
                .toList();
        present.forEach(one -> body.add(contract(one, groups, today)));
        if (present.isEmpty()) {
            var none = new Paragraph(getTranslation("customer.places.none"));
            none.addClassName("muted");
            body.add(none);
        }
        desk.balances().of(card.customerId()).ifPresent(balance -> body.add(opening(balance)));
        ended.setVisible(!past.isEmpty());
        ended.setText(getTranslation(showEnded ? "customer.places.hideEnded" : "customer.places.ended", past.size()));
        if (showEnded) {
            past.forEach(one -> body.add(contract(one, groups, today)));
        }
    }

    private Component opening(OpeningBalance opening) {
        var formats = Formats.of(getLocale());
        var balance = opening.balance();
        var text = getTranslation(
                balance.isNegative() ? "customer.places.openedAhead" : "customer.places.opened",
                formats.money(balance.abs()),
                formats.day(opening.asOf()));
        var line = new Paragraph(new Text(text + " "));
        line.addClassNames("muted", "tiny");
        line.add(
                viewer.may(Right.KEEP_CUSTOMERS)
                        ? new PageLink(CustomerNavigation.importOf(opening.run()), opening.fileName())
                        : new Text(opening.fileName()));
        return line;
    }

    private Component contract(Contract one, List<TariffGroup> groups, LocalDate today) {
        var address = new PageLink(
                CustomerNavigation.place(one.place().servicePointId()),
                one.place().fullAddress());
        var title = new H3(address);
        if (one.sensitiveUse() != null) {
            title.add(new Badge(State.WARN, getTranslation("customer.sensitiveUse." + one.sensitiveUse())));
        }
        if (one.endedOn(today)) {
            title.add(new Badge(State.INFO, getTranslation("customer.contract.ended")));
        }
        var texts = new ContractTexts(this, getLocale(), groups);
        var about = new Paragraph(texts.sentence(one, today));
        about.addClassNames("muted", "tiny");
        var head = new Div(title);
        head.addClassName("place-head");
        head.add(menu(one, groups));
        var part = new Div(head, about);
        texts.toCome(one, today).forEach(line -> {
            var later = new Paragraph(line);
            later.addClassName("tiny");
            part.add(later);
        });
        part.addClassName("place");
        if (!one.endedOn(today)) {
            desk.placePanels().stream()
                    .sorted(Comparator.comparingInt(PlacePanel::order))
                    .forEach(panel -> panel.create(one.place().servicePointId()).ifPresent(part::add));
        }
        return part;
    }

    private MenuBar menu(Contract one, List<TariffGroup> groups) {
        var menu = new MenuBar();
        menu.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("platform.menu.more")));
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("more-menu");
        var more = menu.addItem(Icons.MORE.create());
        more.setAriaLabel(getTranslation("customer.contract.actions", one.number()));
        var dialogs = new ContractDialogs(desk, viewer, this::reload);
        var items = more.getSubMenu();
        items.addItem(
                getTranslation("customer.contract.history"),
                pressed -> dialogs.history(one, groups, this).open());
        if (!viewer.may(Right.KEEP_CUSTOMERS) || one.validTo() != null || card.mergedInto() != null) {
            return menu;
        }
        items.addItem(
                getTranslation("customer.contract.terms"),
                pressed -> dialogs.terms(one, groups, this).open());
        items.addItem(
                getTranslation("customer.contract.handOver"),
                pressed -> dialogs.handOver(one, this).open());
        items.addItem(
                getTranslation("customer.contract.end"),
                pressed -> dialogs.end(one, this).open());
        return menu;
    }
}
