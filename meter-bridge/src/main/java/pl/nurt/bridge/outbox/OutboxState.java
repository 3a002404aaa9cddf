package pl.nurt.bridge.outbox;

/** How much room the outbox has; the names are part of the contract with the portal. */
public enum OutboxState {
    GOOD,
    /** Half of a limit is reached: somebody should look why the portal takes nothing. Everything goes on as usual. */
    FILLING,
    /** A limit is reached: meters should be read less often. Nothing is dropped, and appending still works. */
    FULL,
    /** Readings cannot be stored (the disk is full, or broken). It is over with the first append that succeeds. */
    FAILED
}
