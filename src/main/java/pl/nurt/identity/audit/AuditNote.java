package pl.nurt.identity.audit;

import org.jspecify.annotations.Nullable;

/**
 * One change to be noted; several go into the log at once.
 *
 * @param reason in the words of whoever did it; null when the deed says it all
 */
public record AuditNote(
        Deed deed,
        AuditSubject subject,
        Changes changes,
        @Nullable String reason) {
    public AuditNote(Deed deed, AuditSubject subject, Changes changes) {
        this(deed, subject, changes, null);
    }
}
