package pl.nurt.billing.settlement;

import org.jspecify.annotations.Nullable;
import pl.nurt.billing.runs.Hold;

/** Why a contract cannot be settled now. @param hold what a bill run would say of it; null where no run would */
public record SettlementStop(Reason reason, @Nullable Hold hold) {
    /** As residents are told. */
    public enum Reason {
        /** All days up to today stand on an invoice. */
        NOTHING_DUE,
        /** Bills are not made here yet. */
        NOT_YET,
        /** Nothing was used, and no fee is due. */
        NOTHING_TO_PAY,
        SUSPECT_READING,
        SILENT_METER,
        INDEX_LOWER,
        VERIFICATION_EXPIRED,
        UNUSUAL_USE,
        CONTRACT_ENDS,
        /** Something only the office can mend. */
        OFFICE
    }

    public static SettlementStop of(Reason reason) {
        return new SettlementStop(reason, null);
    }

    public static SettlementStop of(Hold hold) {
        return new SettlementStop(
                switch (hold.reason()) {
                    case SUSPECT_READING -> Reason.SUSPECT_READING;
                    case MISSING_READINGS, NO_READING -> Reason.SILENT_METER;
                    case INDEX_LOWER -> Reason.INDEX_LOWER;
                    case VERIFICATION_EXPIRED -> Reason.VERIFICATION_EXPIRED;
                    case UNUSUAL_USE -> Reason.UNUSUAL_USE;
                    case CONTRACT_ENDS -> Reason.CONTRACT_ENDS;
                    case NOTHING_TO_BILL -> Reason.NOTHING_TO_PAY;
                    case NOT_DUE -> Reason.NOTHING_DUE;
                    case OLD_OPENING,
                            OPENING_DIFFERS,
                            BILLED_TO_ANOTHER,
                            NO_ADDRESS,
                            NO_TERMS,
                            NO_PRICE,
                            PRICES_OVERLAP,
                            NO_QUANTITY,
                            DEDUCTION_ABOVE_USE,
                            ESTIMATES_ABOVE_USE -> Reason.OFFICE;
                },
                hold);
    }
}
