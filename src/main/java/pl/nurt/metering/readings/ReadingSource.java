package pl.nurt.metering.readings;

/** Who brought a reading. */
public enum ReadingSource {
    BRIDGE,
    STAFF,
    RESIDENT,
    ESTIMATE
}
