package pl.nurt.telemetry.orders;

/** Where an order to a bridge stands; which step may follow which is said in {@code internal.rules.CommandSteps}. */
public enum BridgeCommandState {
    /** Waits for the bridge to fetch it. */
    QUEUED,
    /** The bridge has it. */
    SENT,
    DONE,
    FAILED,
    /** The bridge did not fetch it, or did not answer in time. What it does later is not heard. */
    EXPIRED,
    /** Taken back before the bridge fetched it. */
    WITHDRAWN;

    public boolean isOpen() {
        return this == QUEUED || this == SENT;
    }
}
