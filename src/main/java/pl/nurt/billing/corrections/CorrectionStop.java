package pl.nurt.billing.corrections;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.Hold;

/**
 * Why an invoice cannot be corrected so now.
 *
 * @param facts numbers, days, indexes: what the reason's text has places for
 * @param hold what a bill run would say of it; null where no run would
 */
public record CorrectionStop(
        Reason reason, List<String> facts, @Nullable Hold hold) {
    public CorrectionStop {
        facts = List.copyOf(facts);
    }

    public enum Reason {
        /** A correction took its place already: that one is corrected. */
        CORRECTED,
        /** Nothing is left of it. */
        CANCELLED,
        /** A document of it has no number of KSeF yet, and a correction must name it. */
        WAITS_FOR_KSEF,
        /** KSeF has no such document: it is mended and sent under its own number, not corrected. */
        MEND_INSTEAD,
        /** Later days stand on another invoice of the contract, which would follow a hole. */
        LATER_STANDS,
        /** In KSeF the buyer's tax number is never corrected: to zero, and billed anew (documentation of Podmiot2K). */
        BUYER_NIP,
        NOTHING_CHANGES,
        /** The contract did not hold on any of its days: nothing is left of it. */
        CONTRACT_OVER,
        /** The index was written down when the meter was taken out or the place changed hands: it is put right there. */
        WRITTEN_ELSEWHERE,
        /** The meter showed less than that later. */
        ABOVE_LATER,
        /** The last day is none of the invoice's. */
        LAST_DAY,
        /** It cannot be counted. */
        UNPRICED
    }

    public static CorrectionStop of(Reason reason, String... facts) {
        return new CorrectionStop(reason, List.of(facts), null);
    }

    public static CorrectionStop of(Hold hold) {
        return new CorrectionStop(Reason.UNPRICED, List.of(), hold);
    }
}
