package pl.nurt.billing.runs;

import pl.nurt.billing.pricing.BillProblem;

/** Why a contract is not billed before a person has looked. */
public enum HoldReason {
    /** A check found a reading of these days suspect. */
    SUSPECT_READING,
    /** The meter fell silent before the days were over. */
    MISSING_READINGS,
    /** The verification (legalizacja) of a meter did not hold on all of the days. */
    VERIFICATION_EXPIRED,
    /** Far from what was used before. */
    UNUSUAL_USE,
    /** The first bill of a contract begins with an index that was read long before its first day: other days may be in it. */
    OLD_OPENING,
    /** A meter does not begin with the index with which the last invoice ended. */
    OPENING_DIFFERS,
    /** Days of the contract stand on an invoice of another one, such as the owner before. */
    BILLED_TO_ANOTHER,
    /** The contract ends in these days: final indexes may be needed. */
    CONTRACT_ENDS,
    /** Its days are not due in this run any more: its cycle changed, or it ended before. */
    NOT_DUE,
    /** Nobody said where the buyer lives. */
    NO_ADDRESS,
    /** The contract says nowhere what is supplied. */
    NO_TERMS,
    NOTHING_TO_BILL,
    NO_PRICE,
    PRICES_OVERLAP,
    INDEX_LOWER,
    NO_READING,
    NO_QUANTITY,
    DEDUCTION_ABOVE_USE,
    ESTIMATES_ABOVE_USE;

    public static HoldReason of(BillProblem.Kind kind) {
        return switch (kind) {
            case NO_PRICE -> NO_PRICE;
            case PRICES_OVERLAP -> PRICES_OVERLAP;
            case INDEX_LOWER -> INDEX_LOWER;
            case NO_READING -> NO_READING;
            case NO_QUANTITY -> NO_QUANTITY;
            case DEDUCTION_ABOVE_USE -> DEDUCTION_ABOVE_USE;
            case ESTIMATES_ABOVE_USE -> ESTIMATES_ABOVE_USE;
        };
    }

    /** Whether a person may say: bill it as it is. Otherwise something must be mended first. */
    public boolean isAcceptable() {
        return switch (this) {
            case SUSPECT_READING,
                    MISSING_READINGS,
                    VERIFICATION_EXPIRED,
                    UNUSUAL_USE,
                    OLD_OPENING,
                    OPENING_DIFFERS,
                    BILLED_TO_ANOTHER,
                    CONTRACT_ENDS -> true;
            case NOT_DUE,
                    NO_ADDRESS,
                    NO_TERMS,
                    NOTHING_TO_BILL,
                    NO_PRICE,
                    PRICES_OVERLAP,
                    INDEX_LOWER,
                    NO_READING,
                    NO_QUANTITY,
                    DEDUCTION_ABOVE_USE,
                    ESTIMATES_ABOVE_USE -> false;
        };
    }
}
