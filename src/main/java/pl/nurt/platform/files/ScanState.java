package pl.nurt.platform.files;

/** What is known about malware in a file. */
public enum ScanState {
    /** No scanner is set in this installation. */
    NOT_ASKED,
    /** A scanner is set and gave no verdict yet: it was away, too slow or reads only smaller files. Nobody may read the file. */
    WAITING,
    CLEAN,
    /** Malware was found after the file had been kept; the bytes are gone. */
    INFECTED;

    /** Whether a file in this state may be handed out. */
    public boolean isReadable() {
        return this == CLEAN || this == NOT_ASKED;
    }
}
