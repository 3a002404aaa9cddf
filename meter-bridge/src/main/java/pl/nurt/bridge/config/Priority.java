package pl.nurt.bridge.config;

/** Who goes first when more concentrators are due than may be read at once; first come, first served among equals. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}
