package pl.nurt.billing.ksef.internal.rules;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefState;

/** Whether an invoice can be corrected now: a correction names the original by the number that KSeF gave it. */
public sealed interface CorrectionGate {
    /** It can. @param ksefNumber of the original; null where it never goes to KSeF */
    record Open(@Nullable String ksefNumber) implements CorrectionGate {}

    /** It waits for the number of the original; no number is taken for it yet. */
    record Waits() implements CorrectionGate {}

    /** There is nothing to be corrected: the original does not exist for KSeF. It is mended and sent under its own number. */
    record MendInstead() implements CorrectionGate {}

    static CorrectionGate of(KsefState original, @Nullable String ksefNumber) {
        return switch (original) {
            case OUTSIDE -> new Open(null);
            case ACCEPTED, CONFIRMED -> new Open(ksefNumber);
            case QUEUED, SENDING, COMPARING -> new Waits();
            case WITHHELD, REJECTED, CONFLICT -> new MendInstead();
        };
    }
}
