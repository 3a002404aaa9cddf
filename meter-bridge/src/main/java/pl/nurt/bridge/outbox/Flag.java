package pl.nurt.bridge.outbox;

/** What the bridge noticed about a reading; the names are part of the contract with the portal. */
public enum Flag {
    /** Another meter answered than the one asked for. */
    METER_MISMATCH,
    /** The device gave no valid value. */
    INVALID,
    /** The meter sends no volume at all; such a reading is INVALID as well. */
    NO_VOLUME,
    /** The meter announced more than came; the value stands in what came. */
    INCOMPLETE,
    /** The device holds a value that is too old. */
    STALE,
    CLOCK_SKEW,
    CLOCK_INVALID,
    METER_STATUS_BATTERY,
    METER_STATUS_PERMANENT_ERROR,
    METER_STATUS_TEMPORARY_ERROR,
    METER_STATUS_MANUFACTURER,
    /** A counter was full and started anew; the index goes on. */
    ROLLOVER,
    /** A counter fell and was not full: backflow, reset or exchange. No value until a person says where it stands. */
    BACKWARD,
    /** A counter moved further than can have flowed. No value until a person says where it stands. */
    IMPLAUSIBLE,
    /**
     * A counter may have been full unnoticed, as it was not read for long or nothing is remembered of it: the index is the least that it
     * can be. Without an index, what is remembered cannot be read, and there is none until a person says where the counter stands.
     */
    COUNTER_GAP,
    /** The device now counts in another unit than before. */
    UNIT_CHANGED,
    /** The number is too large for the few digits of a float: the last ones are lost. */
    PRECISION
}
