package pl.nurt.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * One field that is other than before.
 *
 * @param field its name; the word for people is the text {@code <room>.audit.field.<field>}
 * @param kind how the two values are to be read
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record FieldChange(
        String field,
        Kind kind,
        @Nullable String before,
        @Nullable String after) {
    public enum Kind {
        TEXT,
        /** Decimal, with a point. */
        NUMBER,
        /** ISO 8601. */
        DATE,
        /** ISO 8601 in UTC. */
        MOMENT,
        FLAG,
        /** A constant of an enum; the word for people is the text {@code <room>.<field>.<CODE>}. */
        CODE,
        /** A value the log must not repeat; what is kept shows only whether there was one, and its last characters. */
        WITHHELD
    }
}
