package pl.nurt.customer.importing;

/** What is thought of a row. */
public enum ImportVerdict {
    NEW,
    CHANGED,
    /** The register says so already. */
    SAME,
    /** Taken in only when somebody accepted it. */
    DOUBTFUL,
    /** Cannot be taken in. */
    REFUSED
}
