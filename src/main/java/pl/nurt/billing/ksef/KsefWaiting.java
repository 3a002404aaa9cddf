package pl.nurt.billing.ksef;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should look at.
 *
 * @param stopped invoices that go no further without a person
 * @param lastStopped when the last of them stopped; null when there is none
 * @param urgent invoices without a number whose term for sending ends today or has ended
 * @param firstTerm the term of the first of these; null when there is none
 * @param stuck invoices and sessions that have failed again and again, or that KSeF does not get done with
 */
public record KsefWaiting(
        int stopped,
        @Nullable Instant lastStopped,
        int urgent,
        @Nullable LocalDate firstTerm,
        int stuck) {}
