package pl.nurt.metering;

/** Who brought a reading. */
public enum ReadingSource {
    BRIDGE,
    STAFF,
    RESIDENT,
    ESTIMATE
}
