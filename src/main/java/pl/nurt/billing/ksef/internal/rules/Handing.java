package pl.nurt.billing.ksef.internal.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefState;

/**
 * Whether a copy of an invoice may be given to its buyer, and with what on it. One that goes to KSeF is given with its number; when the day of its
 * issue has passed without one it may be given as an offline invoice (art. 106nda of the VAT Act), by a seller who has a certificate for it. What
 * KSeF refused is no invoice yet.
 */
public enum Handing {
    /** Nothing of KSeF stands on it. */
    PLAIN,
    /** With its number and the first code. */
    NUMBERED,
    /** Without a number, with both codes; another copy follows. */
    OFFLINE,
    /** Nobody gets it yet. */
    NOT_YET;

    /**
     * What is known of the invoice.
     *
     * @param state null for one from before the portal knew KSeF
     * @param isOffline whether it was given as an offline invoice before
     * @param isVouchedFor whether its document is there, and the certificate that signs for it
     */
    public record Facts(@Nullable KsefState state, boolean isOffline, boolean isVouchedFor, LocalDate issuedOn) {}

    public static Handing of(Facts facts, LocalDate today) {
        var state = facts.state();
        if (state == null) {
            return PLAIN;
        }
        return switch (state) {
            case OUTSIDE -> PLAIN;
            case ACCEPTED, CONFIRMED -> NUMBERED;
            case QUEUED, SENDING ->
                facts.isVouchedFor() && (facts.isOffline() || today.isAfter(facts.issuedOn())) ? OFFLINE : NOT_YET;
            case WITHHELD, COMPARING, REJECTED, CONFLICT -> NOT_YET;
        };
    }
}
