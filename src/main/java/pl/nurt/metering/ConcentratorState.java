package pl.nurt.metering;

/** What the bridge last said of a concentrator. */
public enum ConcentratorState {
    /** No bridge has spoken of it yet. */
    NEW,
    /** Every meter answered. */
    ONLINE,
    /** Some meters answered. */
    DEGRADED,
    /** No meter answered, or no connection. */
    OFFLINE
}
