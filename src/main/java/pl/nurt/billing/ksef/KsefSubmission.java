package pl.nurt.billing.ksef;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.internal.rules.SendBy;

/**
 * An invoice on its way.
 *
 * @param problem what our own checks found
 * @param said what the problem is about, or what KSeF said last
 * @param offline whether it is an offline invoice
 * @param nextAt when it is gone on with by itself
 */
public record KsefSubmission(
        InvoiceId invoice,
        String number,
        LocalDate issuedOn,
        String buyer,
        KsefState state,
        @Nullable KsefProblem problem,
        @Nullable String said,
        @Nullable String ksefNumber,
        @Nullable Instant acceptedAt,
        boolean offline,
        int attempts,
        Instant nextAt,
        Instant changedAt) {
    /** The last day on which it may be sent; empty for what does not go, or has its number. */
    public Optional<LocalDate> sendBy() {
        return state == KsefState.OUTSIDE || state.hasNumber() ? Optional.empty() : Optional.of(SendBy.term(issuedOn));
    }

    /** Whether that day is near or past: the portal plans as if a Saturday were one. */
    public boolean isUrgent(LocalDate today) {
        return sendBy().isPresent() && !today.isBefore(SendBy.planned(issuedOn));
    }

    /** What is said, in place of words of KSeF, while {@code nurt.egress.networks} keeps the portal from connecting. */
    public static final String NOT_ALLOWED = "nurt.egress.networks does not allow the address";
}
