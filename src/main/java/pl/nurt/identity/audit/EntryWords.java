package pl.nurt.identity.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.audit.internal.rules.ShortAddress;

/** An entry in the reader's language: on the page and in what is taken along. */
public final class EntryWords {
    private final Language language;

    /** Texts in one language. */
    public interface Language {
        String text(String key, Object... params);

        String moment(Instant moment);

        String day(LocalDate day);

        String number(BigDecimal number);
    }

    public EntryWords(Language language) {
        this.language = language;
    }

    /** The person's name, the part of the portal that did it, or that nobody has proven to be anybody. */
    public String author(AuditEntry entry) {
        return Optional.ofNullable(entry.authorName())
                .or(() -> entry.kind() == AuditKind.SIGN_IN
                        ? Optional.of(language.text("identity.log.nobody"))
                        : Optional.ofNullable(entry.job())
                                .map(job -> language.text("identity.log.portal") + " · " + job))
                .orElseGet(() -> language.text("identity.log.portal"));
    }

    /** What was done and to which one; a deed to a whole list names it already. */
    public String deedAndSubject(AuditEntry entry) {
        return entry.subject().isOne() ? deed(entry.deed()) + " · " + subject(entry.subject()) : deed(entry.deed());
    }

    /** @param code of the {@link Deed} */
    public String deed(String code) {
        return language.text(Deed.textKey(code));
    }

    public String subject(AuditSubject subject) {
        var thing = language.text(subject.textKey());
        return subject.isOne() ? thing + " " + subject.id() : thing;
    }

    /** The field in words, as the room of the deed has it. */
    public String field(AuditEntry entry, FieldChange change) {
        return language.text(roomOf(entry) + ".audit.field." + change.field());
    }

    /** A value before or after in words; a dash where nothing is. */
    public String value(AuditEntry entry, FieldChange change, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "–";
        }
        return switch (change.kind()) {
            case CODE -> language.text(roomOf(entry) + "." + change.field() + "." + value);
            case FLAG -> language.text("true".equals(value) ? "platform.yes" : "platform.no");
            case DATE -> language.day(LocalDate.parse(value));
            case MOMENT -> language.moment(Instant.parse(value));
            case NUMBER -> language.number(new BigDecimal(value));
            case TEXT, WITHHELD -> value;
        };
    }

    /** The network address it came from, or the portal. */
    public String address(AuditEntry entry) {
        return Optional.ofNullable(entry.address())
                .map(ShortAddress::of)
                .orElseGet(() -> language.text("identity.log.portal"));
    }

    public String roles(AuditEntry entry) {
        return Optional.ofNullable(entry.roles()).stream()
                .flatMap(roles -> Arrays.stream(roles.split(",", -1)))
                .map(role -> language.text("identity.role." + role))
                .collect(Collectors.joining(", "));
    }

    private static String roomOf(AuditEntry entry) {
        return entry.deed().substring(0, entry.deed().indexOf('.'));
    }
}
