package pl.nurt.bridge.poll;

import java.time.Duration;

/** Waits between rounds. */
interface Pauses {
    /** Waits, and returns false at once when the bridge stops. */
    boolean pause(Duration duration) throws InterruptedException;
}
