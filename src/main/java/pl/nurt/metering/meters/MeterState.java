package pl.nurt.metering.meters;

/** What the office asks for in its list of meters; a meter may be in several states at once. */
public enum MeterState {
    /** Is installed somewhere, has been read before, and nothing came for {@link Meters#SILENT_AFTER}. */
    SILENT,
    /** A reading of the last {@link Meters#ODD_WITHIN} carries a verdict. */
    SUSPECT,
    /** Is installed somewhere and its verification (legalizacja) ends within {@link Meters#VERIFICATION_AHEAD}, or has ended. */
    VERIFICATION,
    /** Is installed somewhere and was never read. */
    NEVER_READ,
    /** Is installed nowhere. */
    NOT_INSTALLED
}
