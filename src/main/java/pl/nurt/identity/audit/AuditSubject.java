package pl.nurt.identity.audit;

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

    /** {@code <room>.audit.subject.<thing>}. */
    public String textKey() {
        return kind.replaceFirst("\\.", ".audit.subject.");
    }
}
