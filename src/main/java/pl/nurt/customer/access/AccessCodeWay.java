package pl.nurt.customer.access;

/** How a code reaches the person. */
public enum AccessCodeWay {
    /** Shown to the clerk once, to be printed or read out. */
    LETTER,
    /** Mailed; the clerk does not see it. */
    EMAIL
}
