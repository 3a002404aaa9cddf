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
    CONFLICT,
    /** No concentrator of the bridge that delivers it reads this meter. */
    NOT_ASSIGNED,
    /** It was measured longer ago than the outbox of any bridge keeps readings. */
    TOO_LATE,
    /** Its day stands on an invoice already. */
    BILLED;

    /** Whether a person who knows better may book it all the same; what is no reading at all nobody can book. */
    public boolean mayBeOverruled() {
        return this == NOT_ASSIGNED || this == TOO_LATE || this == BILLED;
    }
}
