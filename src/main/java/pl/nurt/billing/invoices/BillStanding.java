package pl.nurt.billing.invoices;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.KsefState;

/** How an invoice stands with whom it is for. */
public enum BillStanding {
    /** It was given to them, and is to be paid. */
    GIVEN,
    /** It is not given yet: its number of KSeF is to come. */
    WAITS,
    /** Something must be mended first; whether a copy was given or not, nothing is to be paid by it. */
    CHECKED;

    /** @param state null for an invoice from before the portal knew KSeF @param isGiven whether somebody may have a copy */
    public static BillStanding of(@Nullable KsefState state, boolean isGiven) {
        if (state != null && state.waitsForAPerson()) {
            return CHECKED;
        }
        return isGiven ? GIVEN : WAITS;
    }
}
