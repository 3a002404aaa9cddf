package pl.nurt.metering.meters;

/** What the office asks for in its list of meters; a meter may be in several states at once. */
public enum MeterState {
    /** Hangs somewhere, has been read before, and nothing came for {@link Meters#SILENT_AFTER}. */
    SILENT,
    /** A reading of the last {@link Meters#ODD_WITHIN} carries a verdict. */
    SUSPECT,
    /** Hangs somewhere and its verification (legalizacja) ends within {@link Meters#VERIFICATION_AHEAD}, or has ended. */
    VERIFICATION,
    /** Hangs somewhere and was never read. */
    NEVER_READ,
    /** Hangs nowhere. */
    NOT_INSTALLED
}
