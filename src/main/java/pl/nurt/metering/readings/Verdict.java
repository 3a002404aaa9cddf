package pl.nurt.metering.readings;

/** What a check, or the bridge, found odd about a reading. The reading itself stays as it came. */
public enum Verdict {
    /** The register passed its last digit and began again. */
    ROLLOVER,
    /** Below the reading before, and no rollover: backflow, reset or exchange. */
    BACKWARD,
    /** More than the overload flow could have let through, or than the register has digits for. */
    IMPLAUSIBLE,
    /** The concentrator repeated an old value. */
    STALE,
    CLOCK_SKEW,
    CLOCK_INVALID,
    METER_STATUS_BATTERY,
    METER_STATUS_PERMANENT_ERROR,
    METER_STATUS_TEMPORARY_ERROR,
    METER_STATUS_MANUFACTURER
}
