package pl.nurt.metering.readings;

/** Why a reading could not be booked on a meter. */
public enum RefusalReason {
    UNKNOWN_METER,
    /** Another meter answered than the one that was asked. */
    METER_MISMATCH,
    NO_VALUE,
    /** No number that a register can show. */
    BAD_INDEX,
    IN_FUTURE,
    TOO_OLD,
    /** The meter has another value for the same moment. */
    CONFLICT
}
