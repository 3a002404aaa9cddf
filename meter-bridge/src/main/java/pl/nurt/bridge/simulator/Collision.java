package pl.nurt.bridge.simulator;

/** What a master sees when several meters of an M-Bus answer at once. */
public enum Collision {
    /** Their currents add up: a bit is 1 only if all send 1. Several E5 look like a single one, telegrams lose their checksum. */
    OVERLAY,
    /** Bytes without meaning, for E5 too. */
    GARBLE,
    /** One answer after the other, as some level converters that buffer make of it. */
    QUEUE
}
