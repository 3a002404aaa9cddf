package pl.nurt.bridge.outbox;

/** What the bridge noticed about a reading; the names are part of the contract with the portal. */
public enum Flag {
    /** Another meter answered than the one asked for. */
    METER_MISMATCH,
    /** The device gave no valid value. */
    INVALID,
    /** The device holds a value that is too old. */
    STALE,
    CLOCK_SKEW,
    CLOCK_INVALID,
    METER_STATUS_BATTERY,
    METER_STATUS_PERMANENT_ERROR,
    METER_STATUS_TEMPORARY_ERROR,
    METER_STATUS_MANUFACTURER
}
