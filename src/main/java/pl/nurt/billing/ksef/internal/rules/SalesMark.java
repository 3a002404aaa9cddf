package pl.nurt.billing.ksef.internal.rules;

import java.util.Optional;

/** The mark of a sale in JPK_V7M(3): exactly one, by how things stand on the day of filing. */
public enum SalesMark {
    /** With the number of KSeF. */
    NR_KSEF,
    /** The number is still to come after an emergency; never corrected later. */
    OFF,
    /** Outside KSeF. */
    BFK,
    /** Another document, or an invoice whose number is still to come; corrected when it does. */
    DI;

    /** What was sold by, and how it was issued. */
    public enum Paper {
        /** Sent when it was issued. */
        STRUCTURED,
        /** A consumer's, on paper or as PDF. */
        OUTSIDE,
        /** By the seller's own choice: art. 106nda. */
        OFFLINE24,
        /** While KSeF was announced to be away: art. 106nh. */
        UNAVAILABLE,
        /** In an emergency that was announced: art. 106nf. */
        EMERGENCY,
        /** In a total failure, and never sent: art. 106ng. */
        TOTAL_FAILURE,
        /** A day's sales without invoices. */
        SALES_REPORT,
        /** No sale: interest. */
        INTEREST_NOTE,
        /** No invoice: KSeF refused it, and it was not issued anew. */
        REJECTED
    }

    /** @param known whether KSeF has given a number by the day of filing @return nothing for what is no sale */
    public static Optional<SalesMark> of(Paper paper, boolean known) {
        return switch (paper) {
            case STRUCTURED, OFFLINE24, UNAVAILABLE -> Optional.of(known ? NR_KSEF : DI);
            case EMERGENCY -> Optional.of(known ? NR_KSEF : OFF);
            case OUTSIDE, TOTAL_FAILURE -> Optional.of(BFK);
            case SALES_REPORT -> Optional.of(DI);
            case INTEREST_NOTE, REJECTED -> Optional.empty();
        };
    }
}
