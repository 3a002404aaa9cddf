package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.people.Address;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.people.Representative;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.feedback.Dialogs;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.text.PhoneText;

/** How the customer is reached, in what form letters go, who acts for them; the PESEL only when asked for by name. */
final class ContactCard extends Card {
    private final Desk desk;
    private final Viewer viewer;
    private final Div body = new Div();

    ContactCard(Desk desk, CustomerCard card, Viewer viewer) {
        super("");
        this.desk = desk;
        this.viewer = viewer;
        setHeading(getTranslation("customer.contact"));
        if (viewer.may(Right.KEEP_CUSTOMERS) && card.mergedInto() == null) {
            aside(new PageLink(CustomerNavigation.edit(card.customerId()), getTranslation("customer.contact.mend")));
        }
        body.addClassName("stack");
        add(body);
        show(card);
    }

    void show(CustomerCard card) {
        var list = new KeyValueList();
        card.phones().forEach(phone -> list.row(text("phone"), new Anchor("tel:" + phone, PhoneText.of(phone))));
        card.emails().forEach(email -> list.row(text("email"), new Anchor("mailto:" + email, email)));
        if (card.contacts().isEmpty()) {
            list.row(text("phone"), text("nobodyKnows"));
        }
        address(list, "residence", card.residence());
        address(list, "postal", card.postal());
        if (card.peselEnd() != null) {
            list.row(text("pesel"), pesel(card));
        }
        if (card.nip() != null) {
            list.row(text("nip"), card.nip());
        }
        if (card.regon() != null) {
            list.row(text("regon"), card.regon());
        }
        Optional.ofNullable(card.buyer())
                .ifPresent(buyer -> list.row(
                        text("buyer"), new PageLink(CustomerNavigation.customer(buyer.customerId()), buyer.name())));
        list.row(text("letters"), getTranslation("customer.correspondence." + card.correspondence()));
        list.row(text("language"), getTranslation("customer.language." + card.language()));
        card.representatives()
                .forEach(somebody -> list.row(
                        getTranslation("customer.capacity." + somebody.capacity()), representative(card, somebody)));
        card.merged()
                .forEach(one -> list.row(
                        text("merged"),
                        new PageLink(
                                CustomerNavigation.customer(one.customerId()), one.name() + " · " + one.number())));
        body.removeAll();
        body.add(list);
    }

    private void address(KeyValueList list, String name, @Nullable Address address) {
        if (address != null) {
            var lines = new Div(new Div(address.firstLine()), new Div(address.secondLine()));
            if (address.addressee() != null) {
                lines.addComponentAsFirst(new Div(address.addressee()));
            }
            list.row(text(name), lines);
        }
    }

    private Component pesel(CustomerCard card) {
        var number = new Span("•••••••" + card.peselEnd());
        if (!viewer.may(Right.KEEP_CUSTOMERS)) {
            return number;
        }
        var show = new Button(text("reveal"));
        show.addThemeVariants(ButtonVariant.TERTIARY);
        show.setTooltipText(text("reveal.noted"));
        show.addClickListener(pressed -> {
            number.setText(desk.customers().revealPesel(card.customerId(), viewer));
            show.setVisible(false);
        });
        var both = new Div(number, show);
        both.addClassName("pesel");
        return both;
    }

    private Component representative(CustomerCard card, Representative somebody) {
        var lines = new Div(new Div(somebody.name()));
        lines.addClassName("representative");
        if (somebody.phone() != null) {
            lines.add(new Div(new Anchor("tel:" + somebody.phone(), PhoneText.of(somebody.phone()))));
        }
        if (viewer.may(Right.KEEP_CUSTOMERS) && card.mergedInto() == null) {
            var end = new Button(text("endRepresentative"));
            end.addThemeVariants(ButtonVariant.TERTIARY);
            end.setAriaLabel(text("endRepresentative") + ": " + somebody.name());
            end.addClickListener(pressed -> Dialogs.confirm(
                    getTranslation("customer.representative.end.title", somebody.name()),
                    getTranslation("customer.representative.end.text"),
                    text("endRepresentative"),
                    () -> {
                        desk.customers().endRepresentative(somebody.id(), viewer);
                        show(desk.customers().card(card.customerId()));
                    }));
            lines.add(end);
        }
        return lines;
    }

    private String text(String name) {
        return getTranslation("customer.contact." + name);
    }
}
