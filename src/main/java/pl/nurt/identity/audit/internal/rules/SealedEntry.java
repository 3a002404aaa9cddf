package pl.nurt.identity.audit.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the chain holds it: every column, in the order in which it is hashed.
 *
 * @param position its place in the chain
 * @param day the civil day whose chain it belongs to
 */
public record SealedEntry(
        long position,
        LocalDate day,
        long entry,
        Instant at,
        String kind,
        @Nullable Long madeBy,
        @Nullable String job,
        @Nullable String roles,
        String deed,
        String subjectKind,
        String subjectId,
        @Nullable String changes,
        @Nullable String note,
        @Nullable String address,
        @Nullable String session,
        @Nullable String request,
        @Nullable Instant lookedFrom) {

    List<@Nullable String> parts() {
        return Arrays.asList(
                Long.toString(position),
                day.toString(),
                Long.toString(entry),
                micros(at),
                kind,
                madeBy == null ? null : Long.toString(madeBy),
                job,
                roles,
                deed,
                subjectKind,
                subjectId,
                changes,
                note,
                address,
                session,
                request,
                lookedFrom == null ? null : micros(lookedFrom));
    }

    /** As precise as the database keeps it. */
    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
