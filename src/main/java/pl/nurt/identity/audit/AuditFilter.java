package pl.nurt.identity.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param text a part of the author's name or login, of a job's name, or what a thing is called ({@link SubjectsByName}); {@code customer.customer:391}
 *     for one thing exactly, {@code session:1a2b…} for one session; empty for all
 * @param kind null for all kinds
 * @param deed code of one {@link Deed}; null for all
 * @param from the first day
 * @param to the last day, included
 */
public record AuditFilter(
        String text, @Nullable AuditKind kind, @Nullable String deed, LocalDate from, LocalDate to) {
    public AuditFilter {
        text = text.strip();
    }

    /** All deeds. */
    public AuditFilter(String text, @Nullable AuditKind kind, LocalDate from, LocalDate to) {
        this(text, kind, null, from, to);
    }
}
