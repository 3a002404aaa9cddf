package pl.nurt.customer.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.people.RepresentativeId;

/**
 * A code that was handed out, without the code itself, which nobody knows but the person.
 *
 * @param representative null for the customer in person
 * @param email where it was mailed to; null for a letter
 * @param issuedBy name of the clerk; null when it is not known
 * @param endedAt when it was used or revoked; null when neither
 */
public record AccessCode(
        AccessCodeId id,
        @Nullable RepresentativeId representative,
        String person,
        AccessCodeWay way,
        @Nullable String email,
        Instant issuedAt,
        @Nullable String issuedBy,
        Instant expiresAt,
        AccessCodeState state,
        @Nullable Instant endedAt) {
    public boolean isOpen() {
        return state == AccessCodeState.WAITING || state == AccessCodeState.LOCKED;
    }
}
