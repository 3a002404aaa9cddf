package pl.nurt.bridge.poll;

import java.time.Duration;

/** Waits between rounds. */
interface Pauses {
    /** Waits, perhaps shorter, and returns false at once when the poller stops. */
    boolean pause(Duration duration) throws InterruptedException;
}
