package pl.nurt.platform.files;

/** The file is kept and nobody may read it before a scanner has looked at it. */
public class NotScannedYetException extends RuntimeException {
    public NotScannedYetException() {
        super("not scanned yet");
    }
}
