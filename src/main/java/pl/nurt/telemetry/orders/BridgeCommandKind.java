package pl.nurt.telemetry.orders;

import java.time.Duration;

/** What the office can order a bridge to do. */
public enum BridgeCommandKind {
    /** Read a concentrator, or one meter of it, now. The readings come as any others do. */
    READ_NOW(Duration.ofMinutes(15)),
    /** Look who is there on an M-Bus. */
    SEARCH_BUS(Duration.ofHours(2)),
    /** End a search of a bus; what it found is its own answer. */
    STOP_SEARCH(Duration.ofMinutes(15)),
    /** Take a version of the configuration into use. */
    RELOAD_CONFIGURATION(Duration.ofHours(1)),
    /** Make another key and go over to it. */
    ROTATE_KEY(Duration.ofMinutes(15)),
    /** Send the readings again that were refused. */
    RESEND_DEAD_LETTERS(Duration.ofMinutes(15));

    private final Duration patience;

    BridgeCommandKind(Duration patience) {
        this.patience = patience;
    }

    /** How long after the order an answer is still taken. */
    public Duration patience() {
        return patience;
    }
}
