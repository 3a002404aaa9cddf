package pl.nurt.identity.audit.ui;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;
import pl.nurt.identity.audit.FieldChange;

/** An entry in the reader's language. */
final class EntryWords {
    private final Component page;

    EntryWords(Component page) {
        this.page = page;
    }

    String author(AuditEntry entry) {
        return Optional.ofNullable(entry.authorName())
                .or(() -> Optional.ofNullable(entry.job()))
                .orElseGet(() -> page.getTranslation("identity.log.portal"));
    }

    String deedAndSubject(AuditEntry entry) {
        return deed(entry) + " · " + subject(entry.subject());
    }

    String deed(AuditEntry entry) {
        return page.getTranslation(Deed.textKey(entry.deed()));
    }

    String subject(AuditSubject subject) {
        var thing = page.getTranslation(subject.textKey());
        return subject.id().matches("\\d+") ? thing + " " + subject.id() : thing;
    }

    /** The field in words, as the room of the deed has it. */
    String field(AuditEntry entry, FieldChange change) {
        return page.getTranslation(Deed.textKey(entry.deed()).replaceFirst("\\.[A-Z_]+$", ".field." + change.field()));
    }

    String address(AuditEntry entry) {
        return Optional.ofNullable(entry.address()).orElseGet(() -> page.getTranslation("identity.log.portal"));
    }

    String roles(AuditEntry entry) {
        return Optional.ofNullable(entry.roles()).stream()
                .flatMap(roles -> Arrays.stream(roles.split(",", -1)))
                .map(role -> page.getTranslation("identity.role." + role))
                .collect(Collectors.joining(", "));
    }
}
