package pl.nurt.billing.pricing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be billed.
 *
 * @param service which one it is about; null when it is about the meter
 * @param from the first day it is about; null when it is not about days
 * @param until the first day it is no longer about
 * @param facts meters, indexes and decisions, for who must mend it
 */
public record BillProblem(
        Kind kind,
        @Nullable BilledService service,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<String> facts) {
    public BillProblem {
        facts = List.copyOf(facts);
    }

    /** What is wrong. */
    public enum Kind {
        /** The tariffs have a hole. */
        NO_PRICE,
        /** Two prices fit, and neither is narrower. */
        PRICES_OVERLAP,
        /** The register shows less than before, and neither an exchange nor a rollover explains it. */
        INDEX_LOWER,
        NO_READING,
        /** Nothing is measured, and nobody agreed how much it is. */
        NO_QUANTITY,
        /** The additional meter counted more than the main one: somebody must look. */
        DEDUCTION_ABOVE_USE,
        /** Less was used than was estimated and billed: earlier bills must be corrected. */
        ESTIMATES_ABOVE_USE;

        /** Whether a person must decide; otherwise it cannot be computed at all. */
        public boolean isHeld() {
            return this == DEDUCTION_ABOVE_USE || this == ESTIMATES_ABOVE_USE;
        }
    }

    public static BillProblem of(
            Kind kind, BilledService service, LocalDate from, LocalDate until, List<String> facts) {
        return new BillProblem(kind, service, from, until, facts);
    }

    public static BillProblem ofMeter(Kind kind, List<String> facts) {
        return new BillProblem(kind, null, null, null, facts);
    }
}
