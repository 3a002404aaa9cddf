package pl.nurt.identity.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an entry is about: one customer, one meter, one setting.
 *
 * @param kind {@code <room>.<thing>}, for example {@code customer.customer}; its word for people is the text
 *     {@code <room>.audit.subject.<thing>}
 * @param id its key
 */
public record AuditSubject(String kind, String id) {
    private static final Pattern KIND = Pattern.compile("[a-z]+\\.[a-zA-Z]+");

    public AuditSubject {
        if (!KIND.matcher(kind).matches() || id.isBlank()) {
            throw new IllegalArgumentException("a subject needs a kind as room.thing and a key, not " + kind);
        }
    }

    public static AuditSubject of(String kind, long id) {
        return new AuditSubject(kind, Long.toString(id));
    }

    /** As {@code <room>.<thing>:<key>}; empty when it is not written so. */
    public static Optional<AuditSubject> parse(String text) {
        var colon = text.indexOf(':');
        return colon > 0
                        && KIND.matcher(text.substring(0, colon)).matches()
                        && !text.substring(colon + 1).isBlank()
                ? Optional.of(new AuditSubject(text.substring(0, colon), text.substring(colon + 1)))
                : Optional.empty();
    }

    /** Whether it is one thing with a number; else the kind says all that people can read. */
    public boolean isOne() {
        return id.matches("\\d+");
    }

    /** {@code <room>.audit.subject.<thing>}. */
    public String textKey() {
        return kind.replaceFirst("\\.", ".audit.subject.");
    }
}
