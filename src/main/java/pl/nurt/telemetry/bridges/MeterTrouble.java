package pl.nurt.telemetry.bridges;

/** Why a bridge has no good value of a meter. */
public enum MeterTrouble {
    /** No answer. */
    SILENT,
    /** No telegram or registers that fit. */
    BAD_ANSWER,
    /** Another meter answers. */
    MISMATCH,
    /** Answers without a value. */
    INVALID,
    /** Not read yet. */
    WAITING
}
