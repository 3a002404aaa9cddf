package pl.nurt.telemetry.bridges;

/** How full the outbox of a bridge is. */
public enum OutboxLevel {
    GOOD,
    /** Half of a limit is reached. */
    FILLING,
    /** The bridge reads less often; nothing is dropped. */
    FULL,
    /** Readings cannot be stored. */
    FAILED
}
