package pl.nurt.customer.ui;

import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.history.HistoryList;

/** Who changed what of the customer, and what it was before. */
final class ChangesCard extends Card {
    private static final int SHOWN = 5;

    private final HistoryList<AuditEntry> list;

    ChangesCard(Desk desk, CustomerId customer) {
        super("");
        setHeading(getTranslation("customer.changes"));
        list = new HistoryList<>(
                getTranslation("customer.changes"),
                SHOWN,
                (before, size) ->
                        desk.audit().history(CustomerDeed.subject(customer), before == null ? null : before.id(), size),
                new ChangeWords(this, getLocale())::of);
        add(list);
    }

    void reload() {
        list.reload();
    }
}
