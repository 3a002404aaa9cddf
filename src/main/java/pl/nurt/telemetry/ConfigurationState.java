package pl.nurt.telemetry;

/** What became of a version of a bridge's configuration; which step may follow which: {@code internal.rules.ConfigurationSteps}. */
public enum ConfigurationState {
    /** The bridge may fetch it. */
    PUBLISHED,
    /** The bridge uses it. */
    ACTIVE,
    /** The bridge found problems in it and did not use it. */
    REJECTED,
    /** The bridge used it, it failed, and the bridge went back to the version before. */
    ROLLED_BACK,
    /** A later version took its place. */
    SUPERSEDED
}
