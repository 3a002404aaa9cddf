package pl.nurt.customer.ui;

import org.jspecify.annotations.Nullable;
import pl.nurt.customer.CustomerDeed;
import pl.nurt.customer.CustomerId;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.platform.ui.Card;
import pl.nurt.platform.ui.history.HistoryEntry;
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
                this::words);
        add(list);
    }

    void reload() {
        list.reload();
    }

    private HistoryEntry words(AuditEntry entry) {
        return new HistoryEntry(
                entry.at(),
                entry.authorName(),
                getTranslation(
                        "customer.audit." + entry.deed().substring(entry.deed().indexOf('.') + 1)),
                entry.changes().stream().map(this::change).toList(),
                entry.note());
    }

    private HistoryEntry.Change change(FieldChange change) {
        return new HistoryEntry.Change(
                getTranslation("customer.audit.field." + change.field()),
                value(change, change.before()),
                value(change, change.after()));
    }

    private @Nullable String value(FieldChange change, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (change.kind()) {
            case CODE -> getTranslation("customer." + change.field() + "." + value);
            case FLAG -> getTranslation("true".equals(value) ? "platform.yes" : "platform.no");
            case TEXT, NUMBER, DATE, MOMENT, WITHHELD -> value;
        };
    }
}
