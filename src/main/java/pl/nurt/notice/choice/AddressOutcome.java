package pl.nurt.notice.choice;

/** What became of an address that was given, or of the code from it. */
public enum AddressOutcome {
    /** A code is on its way there. */
    CODE_SENT,
    CONFIRMED,
    /** Not an address, or not a mobile number. */
    NOT_AN_ADDRESS,
    WRONG_CODE,
    /** The code is too old, or was wrong too often: a new one is needed. */
    CODE_OVER,
    /** Too many codes were asked for in the last hour. */
    TOO_OFTEN
}
