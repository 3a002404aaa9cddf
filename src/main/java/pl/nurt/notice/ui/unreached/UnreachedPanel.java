package pl.nurt.notice.ui.unreached;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import pl.nurt.customer.ui.CustomerNavigation;
import pl.nurt.notice.reach.UnreachedCard;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.ui.KeyValueList;
import pl.nurt.platform.ui.frame.PageLink;
import pl.nurt.platform.ui.list.PanelHead;
import pl.nurt.platform.ui.text.Formats;

/** What was tried with one of them, device by device, and the way to the customers whose page says how to ring. */
final class UnreachedPanel extends Section {
    private final Formats formats = Formats.of(getLocale());

    UnreachedPanel(UnreachedCard card, Runnable close) {
        var person = card.person();
        addClassName("office-detail");
        getElement().setAttribute("aria-label", person.name());
        add(
                new PanelHead(person.name(), close),
                new Paragraph(getTranslation("notice.unreached.panel." + person.why())),
                customers(card));
        card.devices().forEach(this::add);
        var lost = new KeyValueList();
        card.lost()
                .forEach(one -> lost.row(
                        getTranslation("notice.channel." + one.channel()),
                        getTranslation("notice.unreached.lost", day(one.since()))));
        lost.setVisible(!card.lost().isEmpty());
        add(lost);
    }

    private KeyValueList customers(UnreachedCard card) {
        var person = card.person();
        var facts = new KeyValueList().row(getTranslation("notice.unreached.column.login"), person.login());
        person.customers()
                .forEach(customer -> facts.row(
                        getTranslation("notice.unreached.customer", customer.number()),
                        new PageLink(CustomerNavigation.customer(customer.customerId()), customer.name())));
        return facts;
    }

    private void add(UnreachedCard.Device device) {
        var shown = device.lastShown();
        var ended = device.endedAt();
        var facts = new KeyValueList()
                .row(getTranslation("notice.unreached.device.since"), day(device.since()))
                .row(
                        getTranslation("notice.unreached.column.shown"),
                        shown == null ? getTranslation("notice.unreached.never") : formats.moment(shown))
                .row(
                        getTranslation("notice.unreached.device.counts"),
                        getTranslation(
                                "notice.unreached.device.counts.text", device.sent(), device.shown(), device.opened()));
        if (ended != null) {
            facts.row(getTranslation("notice.unreached.device.ended"), day(ended));
        }
        add(new H3(device.name()), facts);
    }

    private String day(Instant moment) {
        return formats.day(CivilTime.dayOf(moment));
    }
}
