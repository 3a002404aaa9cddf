package pl.nurt.metering.quarantine;

/** Life of a reading in quarantine: from OPEN to one of the others, and no further. */
public enum QuarantineState {
    OPEN,
    /** Became a reading of a meter after all. */
    BOOKED,
    /** Set aside by a member of staff, with a note. */
    DISMISSED
}
