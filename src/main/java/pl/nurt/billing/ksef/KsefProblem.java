package pl.nurt.billing.ksef;

/** What makes us keep an invoice back from KSeF, although the official schema may take it. */
public enum KsefProblem {
    /** Three bytes before the first letter. */
    BOM,
    /** Not UTF-8. */
    ENCODING,
    NOT_WELL_FORMED,
    PROCESSING_INSTRUCTION,
    DOCTYPE,
    /** A letter that programs cannot read, such as a control character. */
    DISCOURAGED_CHARACTER,
    /** More than KSeF takes. */
    TOO_LARGE,
    /** The official schema refuses it. */
    SCHEMA,
    /** A list longer than the official schema lets it be. */
    TOO_MANY,
    /** A check digit of a tax number. */
    NIP,
    /** The check characters of a KSeF number. */
    KSEF_NUMBER,
    /** A PESEL where a number for the tax office stands. */
    PESEL,
    /** A buyer without name or address. */
    BUYER,
    /** A unit of a local government is named as such, but not who it is, or the other way round. */
    MUNICIPAL_UNIT,
    /** A member of a VAT group is named as such, but not who it is. */
    GROUP_MEMBER,
    /** Quantity times price is not the net of the line. */
    LINE_AMOUNT,
    /** The lines under a rate are not the sum of the rate. */
    NET_SUM,
    /** The tax is not the rate of the sum, but perhaps of its lines. */
    TAX_SUM,
    /** All sums together are not what is to be paid. */
    TOTAL,
    /** Two lines of one position. */
    LINE_TWICE,
    /** A correction that does not say what it corrects, or an invoice that does. */
    CORRECTION,
    /** A line of a correction that is only there as it was, or only as it is. */
    BEFORE_AND_AFTER,
    /** The last day before the first, or issued later than today. */
    DATES,
    /** Attachments are for those who have told the tax office. */
    ATTACHMENT
}
