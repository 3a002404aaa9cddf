package pl.nurt.identity.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.UserAccountId;

/**
 * An entry of the log, as it was written.
 *
 * @param madeBy null when the portal itself did it
 * @param authorName the person's name as the account shows it today; null when the portal itself did it
 * @param job which part of the portal did it; null when a person did
 * @param roles what the person was allowed to do at that moment, separated by commas
 * @param deed code of the {@link Deed}
 * @param note why, or for what purpose
 * @param address from where; null for jobs
 */
public record AuditEntry(
        AuditEntryId id,
        Instant at,
        AuditKind kind,
        @Nullable UserAccountId madeBy,
        @Nullable String authorName,
        @Nullable String job,
        @Nullable String roles,
        String deed,
        AuditSubject subject,
        List<FieldChange> changes,
        @Nullable String note,
        @Nullable String address,
        @Nullable String session,
        @Nullable String request) {
    public Optional<String> why() {
        return Optional.ofNullable(note);
    }
}
