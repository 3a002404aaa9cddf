package pl.nurt.customer.ui.register;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import pl.nurt.customer.people.CustomerCard;
import pl.nurt.customer.supply.Contracts;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.PhoneText;

/** A customer looked at closer, beside the list: how to reach them, where their water is taken, the way to their page. */
final class CustomerPreview extends Section {
    private static final int PLACES = 8;

    CustomerPreview(CustomerCard card, Contracts contracts, Runnable close) {
        addClassNames("office-detail", "customer-panel");
        getElement().setAttribute("aria-label", card.name());
        var about = new Paragraph(
                getTranslation("customer.facts", card.number(), getTranslation("customer.kind." + card.kind())));
        about.addClassName("muted");
        var reach = new KeyValueList();
        card.phones()
                .forEach(phone -> reach.row(
                        getTranslation("customer.contact.phone"), new Anchor("tel:" + phone, PhoneText.of(phone))));
        card.emails()
                .forEach(email ->
                        reach.row(getTranslation("customer.contact.email"), new Anchor("mailto:" + email, email)));
        contracts.ofCustomer(card.customerId()).stream()
                .filter(contract -> contract.validTo() == null)
                .limit(PLACES)
                .forEach(contract -> reach.row(contract.place().shortAddress(), contract.number()));
        var page = new PageLink(CustomerNavigation.customer(card.customerId()), getTranslation("customer.list.open"));
        page.addClassNames("button", "primary");
        var actions = new Div(page);
        actions.addClassName("actions");
        add(new PanelHead(card.name(), close), about, reach, actions);
    }
}
