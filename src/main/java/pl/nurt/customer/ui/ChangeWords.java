package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.FieldChange;
import pl.nurt.platform.ui.history.HistoryEntry;
import pl.nurt.platform.ui.text.Formats;

/** How the log's entries of this room are put into words. */
record ChangeWords(Component view, Locale locale) {
    HistoryEntry of(AuditEntry entry) {
        return new HistoryEntry(
                entry.at(),
                entry.authorName(),
                view.getTranslation(
                        "customer.audit." + entry.deed().substring(entry.deed().indexOf('.') + 1)),
                entry.changes().stream().map(this::change).toList(),
                entry.note());
    }

    private HistoryEntry.Change change(FieldChange change) {
        return new HistoryEntry.Change(
                view.getTranslation("customer.audit.field." + change.field()),
                value(change, change.before()),
                value(change, change.after()));
    }

    private @Nullable String value(FieldChange change, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        var formats = Formats.of(locale);
        return switch (change.kind()) {
            case CODE -> view.getTranslation("customer." + change.field() + "." + value);
            case FLAG -> view.getTranslation("true".equals(value) ? "platform.yes" : "platform.no");
            case DATE -> formats.day(LocalDate.parse(value));
            case MOMENT -> formats.moment(Instant.parse(value));
            case NUMBER -> formats.decimal(new BigDecimal(value));
            case TEXT, WITHHELD -> value;
        };
    }
}
