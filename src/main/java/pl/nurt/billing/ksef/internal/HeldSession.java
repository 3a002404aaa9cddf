package pl.nurt.billing.ksef.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.internal.client.OpenedSession;
import pl.nurt.billing.ksef.internal.client.SessionSecret;
import pl.nurt.billing.ksef.internal.rules.KsefSessionKind;
import pl.nurt.billing.ksef.internal.rules.KsefSessionState;

/**
 * A session in the hands of one worker.
 *
 * @param nextPage KSeF's mark of the page of answers to be read next; null for the first
 * @param lease the worker's number: whoever takes the session later has another one, and from then on this worker changes nothing any more
 */
record HeldSession(
        KsefSessionId id,
        KsefSessionKind kind,
        KsefSessionState state,
        boolean offline,
        @Nullable String reference,
        byte @Nullable [] octets,
        List<OpenedSession.Upload> uploads,
        @Nullable Instant validUntil,
        @Nullable String nextPage,
        int lease,
        int failures) {
    HeldSession {
        uploads = List.copyOf(uploads);
    }

    String ksefReference() {
        return Objects.requireNonNull(reference);
    }

    SessionSecret secret() {
        return SessionSecret.of(Objects.requireNonNull(octets));
    }
}
